/** What single devices leave open: models, formats, sizes. */
import type { Domain, NormalizeStep } from '@typevirt/model';
import type { SettleContext } from './context.ts';

/** Steps on devices. */
export function deviceSteps(_context: SettleContext): readonly NormalizeStep[] {
  return [
    { name: 'diskDriversAreQemu', run: ({ devices }) => devices.disks.forEach(giveDriver) },
    {
      name: 'networkModelsAreGiven',
      run: ({ devices }) => devices.interfaces.forEach((each) => void (each.model ??= 'rtl8139')),
    },
    { name: 'serialModelsAreGiven', run: ({ devices }) => devices.serials.forEach(giveSerialModel) },
    {
      name: 'videoMemoryIsGiven',
      run: ({ devices }) => devices.videos.forEach((video, place) => giveVideoMemory(video, place === 0)),
    },
    { name: 'displaysListen', run: ({ devices }) => devices.graphics.forEach(giveListen) },
  ];
}

type Devices = Domain['devices'];

function giveDriver(disk: Devices['disks'][number]): void {
  disk.driver = {
    cache: 'default',
    ...disk.driver,
    name: disk.driver?.name ?? 'qemu',
    type: disk.driver?.type ?? 'raw',
  };
}

function giveSerialModel(serial: Devices['serials'][number]): void {
  serial.target = {
    ...serial.target,
    type: serial.target?.type ?? 'isa-serial',
    model: serial.target?.model ?? 'isa-serial',
  };
}

const usualVideoKiB = 16_384;
const qxlKiB = 65_536;

function giveVideoMemory(video: Devices['videos'][number], primary: boolean): void {
  const model = { ...video.model };
  if (model.type === 'vga' || model.type === 'cirrus' || model.type === 'vmvga')
    model.vramKiB ??= usualVideoKiB;
  if (model.type === 'qxl') {
    model.ramKiB ??= qxlKiB;
    model.vramKiB ??= qxlKiB;
    model.vgamemKiB ??= usualVideoKiB;
  }
  if (model.type !== 'none') {
    model.heads ??= 1;
    if (primary) model.primary ??= true;
  }
  video.model = model;
}

/** A display without an address to listen on has one that is chosen at start. */
function giveListen(display: Devices['graphics'][number]): void {
  if (display.type !== 'vnc') return;
  if (display.port === undefined || display.port === -1) {
    display.port = -1;
    display.autoPort = true;
  }
  if (display.listens.length === 0) display.listens = [{ type: 'address' }];
}
