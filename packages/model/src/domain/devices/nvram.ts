/** Non-volatile memory of pseries guests. */
import { type Element, element, fields, type Infer } from '@typevirt/xml';
import { deviceInfo } from './device-info.ts';

const nvram = fields(deviceInfo);
/** Non-volatile memory of a pseries guest. */
export interface NvramDevice extends Infer<typeof nvram> {}
export const nvramDeviceXml: Element<NvramDevice> = element('nvram', nvram, {
  doc: 'Non-volatile memory of pseries guests.',
  since: '1.0.5',
});
