/**
 * Debian packages: which are missing, and installing them as root.
 *
 * Nothing is started: while apt-get runs, a `policy-rc.d` that answers "not allowed" is in place unless the
 * machine has one of its own. Services that a package would start at the next boot are named by the caller
 * and disabled where systemd runs.
 *
 * @source Debian policy, /usr/share/doc/init-system-helpers/README.policy-rc.d.gz
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { run, which } from './run.mjs';
import { say, step } from './terminal.mjs';

/** Packages and what each is for. */
/** @typedef {Record<string, string>} Packages */

/** What running guests needs. @type {Packages} */
export const hypervisorPackages = {
  'qemu-system-x86': 'runs the guests',
  'qemu-utils': 'makes and inspects disk images',
  'dnsmasq-base': 'DHCP and DNS on virtual networks',
  nftables: 'forwarding rules of virtual networks',
  iproute2: 'bridges and taps',
};

/** What the tests need besides: stock clients, and the reference daemon they compare with. @type {Packages} */
export const testPackages = {
  'busybox-static': 'user land of the test guest',
  'libvirt-clients': 'virsh',
  virtinst: 'virt-install',
  'python3-libvirt': "libvirt's Python binding",
  'libsys-virt-perl': "libvirt's Perl binding",
  'libvirt-daemon-system': 'the reference daemon',
  'libvirt-daemon-driver-qemu': 'its QEMU driver',
  'libxml2-utils': 'xmllint, the second opinion on our grammars',
};

/** What of `testPackages` would start at boot. */
export const testServices = ['libvirtd.service', 'libvirtd.socket', 'virtlogd.socket', 'virtlockd.socket'];

export const isDebian = () => which('dpkg-query') !== undefined && which('apt-get') !== undefined;
export const isRoot = () => process.getuid?.() === 0;

/**
 * @param {Packages} packages
 * @returns {string[]} Names of those not installed; all of them where there is no dpkg.
 */
export function missingPackages(packages) {
  const names = Object.keys(packages);
  if (!isDebian()) return names;
  const format = '${Package} ${db:Status-Status}\\n';
  let listed = '';
  try {
    listed = execFileSync('dpkg-query', ['-W', '-f', format, ...names], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  } catch (error) {
    listed = String(/** @type {{ stdout?: string }} */ (error).stdout ?? ''); // exit code 1: one is unknown
  }
  const installed = new Set(
    listed
      .split('\n')
      .filter((line) => line.endsWith(' installed'))
      .map((line) => line.split(' ')[0]),
  );
  return names.filter((name) => !installed.has(name));
}

/** The command a user runs for `names`. @param {string[]} names */
export const installCommand = (names) => `sudo apt-get install --no-install-recommends ${names.join(' ')}`;

/**
 * Installs packages as root, without starting any service.
 *
 * @param {string[]} names Those `missingPackages()` gave.
 * @param {string} why Ends "Debian packages needed …".
 * @param {string[]} [services] Units to keep from starting at boot.
 * @throws {SetupError} With apt's last lines.
 */
export async function installPackages(names, why, services = []) {
  if (names.length === 0) return;
  say(`Debian packages needed ${why}: ${names.join(' ')}`);
  if (!hasPackageLists()) await updatePackageLists();
  const install = () =>
    step('Installing them', (progress) =>
      withoutServices(() => apt(['install', '--no-install-recommends', ...names], progress)),
    );
  try {
    await install();
  } catch {
    await updatePackageLists(); // lists older than the archive: files they name are gone
    await install();
  }
  if (services.length > 0 && existsSync('/run/systemd/system'))
    await run('systemctl', ['disable', ...services]);
}

/** Makes sure that `apt-get download` finds something; needs root only when it has to fetch the lists. */
export async function ensurePackageLists() {
  if (!hasPackageLists()) await updatePackageLists();
}

function hasPackageLists() {
  const folder = '/var/lib/apt/lists';
  return existsSync(folder) && readdirSync(folder).some((name) => name.includes('_Packages'));
}

function updatePackageLists() {
  return step('Fetching the lists of Debian packages', (progress) => apt(['update'], progress));
}

/**
 * @param {string[]} args
 * @param {(detail: string) => void} progress
 */
function apt(args, progress) {
  return run('apt-get', ['-y', '-q', '-o', 'APT::Status-Fd=3', '-o', 'DPkg::Lock::Timeout=300', ...args], {
    env: { DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C.UTF-8' },
    onStatus(line) {
      const [kind, , percent, detail = ''] = line.split(':');
      if (kind === 'dlstatus' || kind === 'pmstatus')
        progress(`${Math.floor(Number(percent))} % ${detail.trim()}`);
    },
  });
}

/**
 * @template T
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
async function withoutServices(work) {
  const policy = '/usr/sbin/policy-rc.d';
  if (existsSync(policy)) return work();
  writeFileSync(policy, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
  try {
    return await work();
  } finally {
    rmSync(policy, { force: true });
  }
}
