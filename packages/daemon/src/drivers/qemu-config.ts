/**
 * What an administrator sets for QEMU guests: `qemu.conf` in the folder of settings, in libvirt's syntax and with its keys.
 * Keys that this driver has no use for yet are passed over, so that a host's existing file can be taken as it is.
 *
 * @source libvirt src/qemu/qemu.conf
 */
import { readFileSync } from 'node:fs';
import type { QemuSettings } from '@typevirt/driver-qemu';
import { ConfigError, parseConfig } from '../options/config-syntax.ts';

type RunAs = NonNullable<QemuSettings['runAs']>;

/** Who users and groups are: by name, or by number with or without a plus sign. */
export interface Accounts {
  user(name: string): { readonly name: string; readonly uid: number; readonly gid: number } | undefined;
  group(name: string): number | undefined;
  /** Groups that a user is a member of beside their own. */
  groupsOf(user: string): readonly number[];
}

/**
 * The settings that a file makes.
 *
 * @throws {ConfigError} for what is no configuration, a value of the wrong kind, and users that there are not.
 */
export function qemuSettings(text: string, file: string, accounts: Accounts): Partial<QemuSettings> {
  const values = new Map(parseConfig(text, file).map(({ key, value }) => [key, value]));
  const words = (key: string): string | undefined => {
    const value = values.get(key);
    if (value === undefined || typeof value === 'string') return value;
    throw new ConfigError(`${file}: '${key}' must be a text in quotes`);
  };
  const number = (key: string): number | undefined => {
    const value = values.get(key);
    if (value === undefined || typeof value === 'number') return value;
    throw new ConfigError(`${file}: '${key}' must be a number`);
  };
  const user = words('user');
  const runAs = user === undefined ? undefined : findRunAs(user, words('group'), accounts, file);
  const vncListen = words('vnc_listen');
  const spiceListen = words('spice_listen');
  const seccomp = number('seccomp_sandbox');
  return {
    ...(runAs === undefined ? {} : { runAs }),
    ...(vncListen === undefined ? {} : { vncListen }),
    ...(spiceListen === undefined ? {} : { spiceListen }),
    ...(seccomp === undefined ? {} : { seccompSandbox: seccomp !== 0 }),
    displayPorts: {
      first: number('remote_display_port_min') ?? 5900,
      last: number('remote_display_port_max') ?? 65535,
    },
  };
}

/** As whom QEMU runs; undefined for the daemon's own user. */
function findRunAs(
  user: string,
  group: string | undefined,
  accounts: Accounts,
  file: string,
): RunAs | undefined {
  const account = accounts.user(user);
  if (account === undefined) throw new ConfigError(`${file}: there is no user '${user}'`);
  const gid = group === undefined ? account.gid : accounts.group(group);
  if (gid === undefined) throw new ConfigError(`${file}: there is no group '${group ?? ''}'`);
  if (account.uid === 0) return undefined;
  const groups = [...new Set([gid, account.gid, ...accounts.groupsOf(account.name)])];
  return { uid: account.uid, gid, ...(groups.length > 1 ? { groups } : {}) };
}

/** The settings of a file; none where there is no such file. */
export function readQemuSettings(file: string, accounts: Accounts = hostAccounts): Partial<QemuSettings> {
  const text = readIfThere(file);
  return text === undefined ? {} : qemuSettings(text, file, accounts);
}

/** The accounts of this host's own files. */
const hostAccounts: Accounts = {
  user(name) {
    const [account = '', , uid, gid] = entry('/etc/passwd', name) ?? [];
    return uid === undefined ? undefined : { name: account, uid: Number(uid), gid: Number(gid) };
  },
  group(name) {
    const columns = entry('/etc/group', name);
    return columns === undefined ? undefined : Number(columns[2]);
  },
  groupsOf(user) {
    return rows('/etc/group').flatMap(([, , number, members = '']) =>
      members.split(',').includes(user) ? [Number(number)] : [],
    );
  },
};

/** The line of a name, or of a number in the third column. */
function entry(file: string, name: string): readonly string[] | undefined {
  const number = /^\+?(\d+)$/.exec(name)?.[1];
  const all = rows(file);
  return all.find((columns) => columns[0] === name) ?? all.find((columns) => columns[2] === number);
}

function rows(file: string): readonly (readonly string[])[] {
  return (readIfThere(file) ?? '').split('\n').map((line) => line.split(':'));
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
