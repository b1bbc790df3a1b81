/** What libvirt's common part fills in of displays, as the simulator shows it: ports, addresses, a card. */
import { step } from '@typevirt/model';

const vramKiB = 16_384;

/** A display without a port gets one when the guest starts. It listens on the host's usual address. */
const displaysListen = step('displaysListen', ({ devices }) => {
  for (const display of devices.graphics) {
    if (display.type !== 'vnc') continue;
    display.autoPort ??= display.port === undefined || display.port === -1;
    if (display.autoPort) display.port = -1;
    if (display.listens.length === 0) display.listens = [{ type: 'address' }];
  }
});

/** What is watched needs a card, and the first is the one that the firmware uses. */
const displaysHaveCards = step('displaysHaveCards', ({ devices }) => {
  if (devices.graphics.length > 0 && devices.videos.length === 0) devices.videos.push({ model: {} });
  for (const { model } of devices.videos) {
    if (model === undefined) continue;
    model.type ??= 'cirrus';
    if (model.type === 'cirrus' || model.type === 'vga') model.vramKiB ??= vramKiB;
    model.heads ??= 1;
  }
  const first = devices.videos[0]?.model;
  if (first !== undefined && devices.videos.every(({ model }) => model?.primary !== true))
    first.primary = true;
});

/** A loader is a ROM unless said otherwise. */
const loaderIsRom = step('loaderIsRom', ({ os: { loader } }) => {
  if (loader?.path !== undefined) loader.type ??= 'rom';
});

/** The simulator's own steps for what guests boot and show. */
export const displaySteps = [loaderIsRom, displaysListen, displaysHaveCards];
