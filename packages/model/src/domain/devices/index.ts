/**
 * All devices of a domain, in the order in which libvirt prints them. One file for each kind of device; what they share
 * is in `address.ts` and `device-info.ts` (where a device sits, how it is named), `virtio.ts`, `chardev.ts` (where
 * character devices lead), `disk-source*.ts` (where disks are) and `net-*.ts` (what network devices are told).
 */
import { child, type Element, element, fields, type Infer, many, optional, text } from '@typevirt/xml';
import { audioXml } from './audio.ts';
import { channelXml } from './channel.ts';
import { consoleXml } from './console.ts';
import { controllerXml } from './controller.ts';
import { cryptoXml } from './crypto.ts';
import { diskXml } from './disk.ts';
import { filesystemXml } from './filesystem.ts';
import { graphicsXml } from './graphics.ts';
import { hostdevXml } from './hostdev.ts';
import { hubXml } from './hub.ts';
import { inputXml } from './input.ts';
import { interfaceXml } from './interface.ts';
import { iommuXml } from './iommu.ts';
import { leaseXml } from './lease.ts';
import { memballoonXml } from './memballoon.ts';
import { memoryDeviceXml } from './memory-device.ts';
import { nvramDeviceXml } from './nvram.ts';
import { panicXml } from './panic.ts';
import { redirdevXml, redirFilterXml } from './redirdev.ts';
import { rngXml } from './rng.ts';
import { absPath } from './scalars.ts';
import { parallelXml, serialXml } from './serial.ts';
import { shmemXml } from './shmem.ts';
import { smartcardXml } from './smartcard.ts';
import { soundXml } from './sound.ts';
import { tpmXml } from './tpm.ts';
import { videoXml } from './video.ts';
import { vsockXml } from './vsock.ts';
import { watchdogXml } from './watchdog.ts';

const devices = fields({
  emulator: optional(text('emulator', absPath, { doc: 'Program that runs the guest.' })),
  disks: many(child(diskXml)),
  controllers: many(child(controllerXml)),
  leases: many(child(leaseXml)),
  filesystems: many(child(filesystemXml)),
  interfaces: many(child(interfaceXml)),
  smartcards: many(child(smartcardXml)),
  serials: many(child(serialXml)),
  parallels: many(child(parallelXml)),
  consoles: many(child(consoleXml)),
  channels: many(child(channelXml)),
  inputs: many(child(inputXml)),
  tpms: many(child(tpmXml)),
  graphics: many(child(graphicsXml)),
  sounds: many(child(soundXml)),
  audios: many(child(audioXml)),
  videos: many(child(videoXml)),
  hostdevs: many(child(hostdevXml)),
  redirdevs: many(child(redirdevXml)),
  redirFilter: optional(child(redirFilterXml)),
  hubs: many(child(hubXml)),
  watchdogs: many(child(watchdogXml)),
  memballoon: optional(child(memballoonXml)),
  rngs: many(child(rngXml)),
  nvram: optional(child(nvramDeviceXml)),
  panics: many(child(panicXml)),
  shmems: many(child(shmemXml)),
  memories: many(child(memoryDeviceXml)),
  cryptos: many(child(cryptoXml)),
  iommu: optional(child(iommuXml)),
  vsock: optional(child(vsockXml)),
});
/** All devices of a guest. */
export interface Devices extends Infer<typeof devices> {}
export const devicesXml: Element<Devices> = element('devices', devices, { doc: 'All devices of the guest.' });

/** Each kind of device by the name of its element, for documents that hold a single device. */
export const deviceXml = {
  disk: diskXml,
  controller: controllerXml,
  lease: leaseXml,
  filesystem: filesystemXml,
  interface: interfaceXml,
  smartcard: smartcardXml,
  serial: serialXml,
  parallel: parallelXml,
  console: consoleXml,
  channel: channelXml,
  input: inputXml,
  tpm: tpmXml,
  graphics: graphicsXml,
  sound: soundXml,
  audio: audioXml,
  video: videoXml,
  hostdev: hostdevXml,
  redirdev: redirdevXml,
  redirfilter: redirFilterXml,
  hub: hubXml,
  watchdog: watchdogXml,
  memballoon: memballoonXml,
  rng: rngXml,
  nvram: nvramDeviceXml,
  panic: panicXml,
  shmem: shmemXml,
  memory: memoryDeviceXml,
  crypto: cryptoXml,
  iommu: iommuXml,
  vsock: vsockXml,
} as const;
export type DeviceKind = keyof typeof deviceXml;
/** The value of one kind of device. */
export type DeviceOf<K extends DeviceKind> = (typeof deviceXml)[K] extends Element<infer T> ? T : never;

export * from './address.ts';
export * from './audio.ts';
export * from './backing-store.ts';
export * from './channel.ts';
export * from './chardev.ts';
export * from './console.ts';
export * from './controller.ts';
export * from './crypto.ts';
export * from './device-info.ts';
export * from './device-seclabel.ts';
export * from './disk-driver.ts';
export * from './disk-iotune.ts';
export * from './disk-source-common.ts';
export * from './disk-source-network.ts';
export * from './disk-source.ts';
export * from './disk.ts';
export * from './filesystem.ts';
export * from './graphics-listen.ts';
export * from './graphics.ts';
export * from './hostdev-source.ts';
export * from './hostdev.ts';
export * from './hub.ts';
export * from './input.ts';
export * from './interface-driver.ts';
export * from './interface-filter.ts';
export * from './interface-source.ts';
export * from './interface.ts';
export * from './iommu.ts';
export * from './lease.ts';
export * from './memballoon.ts';
export * from './memory-device.ts';
export * from './net-address.ts';
export * from './net-link.ts';
export * from './nvram.ts';
export * from './panic.ts';
export * from './reconnect.ts';
export * from './redirdev.ts';
export * from './rng.ts';
export * from './serial.ts';
export * from './shmem.ts';
export * from './smartcard.ts';
export * from './sound.ts';
export * from './storage-auth.ts';
export * from './teaming.ts';
export * from './tpm.ts';
export * from './video.ts';
export * from './virtio.ts';
export * from './vsock.ts';
export * from './watchdog.ts';
