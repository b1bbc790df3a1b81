/**
 * All devices of a domain, in the order in which libvirt prints them. One file for each kind of device; what they share
 * is in `address.ts` and `device-info.ts` (where a device sits, how it is named), `virtio.ts`, `chardev.ts` (where
 * character devices lead), `disk-source*.ts` (where disks are) and `net-*.ts` (what network devices are told).
 */
import { child, type Element, element, fields, many, optional, text } from '@typevirt/xml';
import { type Audio, audioXml } from './audio.ts';
import { type Channel, channelXml } from './channel.ts';
import { type Console, consoleXml } from './console.ts';
import { type Controller, controllerXml } from './controller.ts';
import { type Crypto, cryptoXml } from './crypto.ts';
import { type Disk, diskXml } from './disk.ts';
import { type Filesystem, filesystemXml } from './filesystem.ts';
import { type Graphics, graphicsXml } from './graphics.ts';
import { type Hostdev, hostdevXml } from './hostdev.ts';
import { type Hub, hubXml } from './hub.ts';
import { type Input, inputXml } from './input.ts';
import { type Interface, interfaceXml } from './interface.ts';
import { type Iommu, iommuXml } from './iommu.ts';
import { type Lease, leaseXml } from './lease.ts';
import { type Memballoon, memballoonXml } from './memballoon.ts';
import { type MemoryDevice, memoryDeviceXml } from './memory-device.ts';
import { type NvramDevice, nvramDeviceXml } from './nvram.ts';
import { type Panic, panicXml } from './panic.ts';
import { type Redirdev, redirdevXml, type RedirFilter, redirFilterXml } from './redirdev.ts';
import { type Rng, rngXml } from './rng.ts';
import { absPath } from './scalars.ts';
import { type Parallel, parallelXml, type Serial, serialXml } from './serial.ts';
import { type Shmem, shmemXml } from './shmem.ts';
import { type Smartcard, smartcardXml } from './smartcard.ts';
import { type Sound, soundXml } from './sound.ts';
import { type Tpm, tpmXml } from './tpm.ts';
import { type Video, videoXml } from './video.ts';
import { type Vsock, vsockXml } from './vsock.ts';
import { type Watchdog, watchdogXml } from './watchdog.ts';

/** All devices of a guest. Written out, since inference would repeat every device's type in full. */
export interface Devices {
  emulator?: string | undefined;
  disks: Disk[];
  controllers: Controller[];
  leases: Lease[];
  filesystems: Filesystem[];
  interfaces: Interface[];
  smartcards: Smartcard[];
  serials: Serial[];
  parallels: Parallel[];
  consoles: Console[];
  channels: Channel[];
  inputs: Input[];
  tpms: Tpm[];
  graphics: Graphics[];
  sounds: Sound[];
  audios: Audio[];
  videos: Video[];
  hostdevs: Hostdev[];
  redirdevs: Redirdev[];
  redirFilter?: RedirFilter | undefined;
  hubs: Hub[];
  watchdogs: Watchdog[];
  memballoon?: Memballoon | undefined;
  rngs: Rng[];
  nvram?: NvramDevice | undefined;
  panics: Panic[];
  shmems: Shmem[];
  memories: MemoryDevice[];
  cryptos: Crypto[];
  iommu?: Iommu | undefined;
  vsock?: Vsock | undefined;
}
export const devicesXml: Element<Devices> = element<Devices>(
  'devices',
  fields({
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
  }),
  { doc: 'All devices of the guest.', endTag: true },
);

/** What each kind of device reads as, by the name of its element. */
export interface DeviceTypes {
  disk: Disk;
  controller: Controller;
  lease: Lease;
  filesystem: Filesystem;
  interface: Interface;
  smartcard: Smartcard;
  serial: Serial;
  parallel: Parallel;
  console: Console;
  channel: Channel;
  input: Input;
  tpm: Tpm;
  graphics: Graphics;
  sound: Sound;
  audio: Audio;
  video: Video;
  hostdev: Hostdev;
  redirdev: Redirdev;
  redirfilter: RedirFilter;
  hub: Hub;
  watchdog: Watchdog;
  memballoon: Memballoon;
  rng: Rng;
  nvram: NvramDevice;
  panic: Panic;
  shmem: Shmem;
  memory: MemoryDevice;
  crypto: Crypto;
  iommu: Iommu;
  vsock: Vsock;
}
export type DeviceKind = keyof DeviceTypes;
/** Each kind of device by the name of its element, for documents that hold a single device. */
export const deviceXml: { readonly [K in DeviceKind]: Element<DeviceTypes[K]> } = {
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
};

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
export * from './rules/index.ts';
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
