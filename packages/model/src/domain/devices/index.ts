/** Devices, in the order in which libvirt prints them. */
import { child, type Element, element, fields, type Infer, many, optional, text } from '@typevirt/xml';
import { controllerXml } from './controller.ts';
import { diskXml } from './disk.ts';
import { absPath } from './scalars.ts';

const devices = fields({
  emulator: optional(text('emulator', absPath, { doc: 'Program that runs the guest.' })),
  disks: many(child(diskXml)),
  controllers: many(child(controllerXml)),
});
/** All devices of a guest. */
export interface Devices extends Infer<typeof devices> {}
export const devicesXml: Element<Devices> = element('devices', devices, { doc: 'All devices of the guest.' });
