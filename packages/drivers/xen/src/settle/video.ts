/** The card that a guest sees, and its memory. @source libvirt libxlDomainDeviceDefPostParse */
import { displaySteps, type NormalizeStep, type VideoModel } from '@typevirt/model';

/** Memory by device model, in KiB: today's, and that of Xen's first years. */
const memory: Partial<Record<NonNullable<VideoModel['type']>, readonly [today: number, early: number]>> = {
  vga: [16_384, 8192],
  xen: [16_384, 8192],
  cirrus: [8192, 4096],
  qxl: [131_072, 131_072],
};

/** Steps on screens and cards. */
export function videoSteps(isTraditional: (emulator: string) => boolean): readonly NormalizeStep[] {
  return displaySteps({
    card: ({ os }) => (os.type.value === 'linux' ? 'xen' : 'cirrus'),
    giveMemory(model, { os, devices }) {
      const sizes = os.type.value === 'hvm' && model.type !== undefined ? memory[model.type] : undefined;
      const isEarly = devices.emulator !== undefined && isTraditional(devices.emulator);
      if (sizes !== undefined) model.vramKiB ??= sizes[isEarly ? 1 : 0];
    },
  });
}
