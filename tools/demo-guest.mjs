/**
 * A small real Linux guest: Debian's cloud kernel with a root file system of busybox and a few drivers, made on
 * first use and kept. Boots in seconds, also without KVM.
 *
 *     node tools/demo-guest.mjs DIR       makes DIR/vmlinuz and DIR/initrd, prints a domain document for them
 *
 * The packages are fetched with `apt-get download` and unpacked; nothing is installed. Also used by the
 * end-to-end tests as a library.
 */
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { formatCpio } from './demo-guest/cpio.mjs';
import { ensurePackageLists, isDebian } from './setup/debian.mjs';
import { repository, run } from './setup/run.mjs';
import { main, SetupError, say, step } from './setup/terminal.mjs';

/** Where tests keep it. */
export const demoGuestCache = join(repository, '.cache/demo-guest');

/** Drivers in the order they load: the power button, then virtio from the bus up. */
const drivers = [
  'acpi/button',
  'input/evdev',
  'virtio/virtio_ring',
  'virtio/virtio',
  'virtio/virtio_pci_legacy_dev',
  'virtio/virtio_pci_modern_dev',
  'virtio/virtio_pci',
  'block/virtio_blk',
  'net/core/failover',
  'net/net_failover',
  'net/virtio_net',
  'char/virtio_console',
  'char/hw_random/virtio-rng',
  'virtio/virtio_balloon',
];

/** @typedef {{ kernel: string, initrd: string }} DemoGuest Absolute paths. */

/**
 * Makes the guest's kernel and initrd unless `folder` has them. May run in several processes at once.
 *
 * @param {string} folder Created when missing.
 * @returns {Promise<DemoGuest>}
 * @throws {SetupError} Where Debian's packages cannot be fetched.
 */
export async function prepareDemoGuest(folder) {
  const guest = { kernel: resolve(folder, 'vmlinuz'), initrd: resolve(folder, 'initrd') };
  if (existsSync(guest.kernel) && existsSync(guest.initrd)) return guest;
  if (process.arch !== 'x64' || !isDebian()) {
    throw new SetupError('The demo guest is made of Debian packages for amd64; this is another system.');
  }
  mkdirSync(folder, { recursive: true });
  const scratch = mkdtempSync(join(resolve(folder), '.making-'));
  chmodSync(scratch, 0o755);
  try {
    const unpacked = await fetchPackages(scratch);
    await step('Packing the demo guest', () => {
      const version = readdirSync(join(unpacked, 'lib/modules'))[0] ?? '';
      writeFileSync(
        join(scratch, 'initrd'),
        makeInitrd(unpacked, join(unpacked, 'lib/modules', version, 'kernel')),
      );
      renameSync(join(scratch, 'initrd'), guest.initrd);
      renameSync(join(unpacked, 'boot', `vmlinuz-${version}`), guest.kernel);
      chmodSync(guest.kernel, 0o644);
    });
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
  return guest;
}

/**
 * @param {string} scratch
 * @returns {Promise<string>} Folder with the unpacked packages.
 */
async function fetchPackages(scratch) {
  await ensurePackageLists();
  const depends = await run('apt-cache', ['depends', 'linux-image-cloud-amd64']);
  const kernel = /Depends: (linux-image-\S+)/.exec(depends)?.[1];
  if (!kernel)
    throw new SetupError('apt knows no linux-image-cloud-amd64; run apt-get update as root first.');
  const unpacked = join(scratch, 'unpacked');
  await step('Fetching a Debian kernel and busybox for the demo guest (27 MB)', async () => {
    await run('apt-get', ['-q', 'download', kernel, 'busybox-static'], { cwd: scratch });
    for (const file of readdirSync(scratch).filter((name) => name.endsWith('.deb'))) {
      await run('dpkg-deb', ['-x', join(scratch, file), unpacked]);
    }
  });
  return unpacked;
}

/**
 * @param {string} unpacked
 * @param {string} modules Folder `kernel` of the modules.
 */
function makeInitrd(unpacked, modules) {
  const part = (/** @type {string} */ name) => readFileSync(join(import.meta.dirname, 'demo-guest', name));
  const folders = [
    'bin',
    'dev',
    'etc',
    'etc/acpi',
    'etc/acpi/PWRF',
    'modules',
    'proc',
    'root',
    'sys',
    'var',
    'var/log',
    'var/run',
  ];
  const names = drivers.map((driver) => `${driver.split('/').at(-1)}.ko`);
  const archive = formatCpio([
    ...folders.map((path) => /** @type {const} */ ({ path, folder: true })),
    { path: 'init', content: part('init'), mode: 0o755 },
    { path: 'bin/busybox', content: readFileSync(join(unpacked, 'bin/busybox')), mode: 0o755 },
    { path: 'etc/udhcpc', content: part('udhcpc'), mode: 0o755 },
    { path: 'etc/acpi/PWRF/00000080', content: '#!/bin/sh\nsync\npoweroff -f\n', mode: 0o755 },
    { path: 'modules/order', content: `${names.join('\n')}\n` },
    ...drivers.map((driver, index) => ({
      path: `modules/${names[index]}`,
      content: readFileSync(join(modules, driver.startsWith('net/core/') ? '' : 'drivers', `${driver}.ko`)),
    })),
  ]);
  return gzipSync(archive, { level: 6 });
}

const ptyConsole = `
    <serial type='pty'/>
    <console type='pty'/>`;

/**
 * The document of a domain that boots the guest.
 *
 * @param {DemoGuest} guest
 * @param {object} [options]
 * @param {string} [options.name]
 * @param {number} [options.memoryMiB]
 * @param {string} [options.devices] Its serial line and what else it has; default: a pty to open a console on.
 * @returns {string}
 */
export function demoGuestXml(
  { kernel, initrd },
  { name = 'demo', memoryMiB = 256, devices = ptyConsole } = {},
) {
  return `<domain type='qemu'>
  <name>${name}</name>
  <title>A small Linux that boots in seconds</title>
  <memory unit='MiB'>${memoryMiB}</memory>
  <vcpu>1</vcpu>
  <os>
    <type arch='x86_64' machine='pc'>hvm</type>
    <kernel>${kernel}</kernel>
    <initrd>${initrd}</initrd>
    <cmdline>console=ttyS0</cmdline>
  </os>
  <features>
    <acpi/>
  </features>
  <devices>
    <emulator>/usr/bin/qemu-system-x86_64</emulator>${devices}
    <memballoon model='virtio'/>
  </devices>
</domain>
`;
}

if (process.argv[1] === import.meta.filename) {
  await main(async () => {
    const folder = process.argv[2];
    if (!folder) throw new SetupError('usage: node tools/demo-guest.mjs DIR');
    say(demoGuestXml(await prepareDemoGuest(folder)));
  });
}
