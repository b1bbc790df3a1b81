/** Bodies of the commands that ask the guest itself, mostly through its agent. */
import {
  DomainAgentResponseTimeoutValues,
  DomainAuthorizedSSHKeysSetFlags,
  DomainGetHostnameFlags,
  DomainGuestInfoTypes,
  DomainQemuAgentCommandTimeoutValues,
  DomainSetUserPasswordFlags,
} from 'typevirt';
import { attempt, Failure } from '../failure.ts';
import type { guestRows } from '../table/guest.ts';
import type { Bodies } from './body.ts';
import { readText } from './files.ts';
import { domainOf } from './find.ts';
import { showValues } from './params.ts';

export const bodies: Bodies<typeof guestRows> = {
  async domfsfreeze(args, shell) {
    const domain = await domainOf(args, shell);
    const count = await attempt('Unable to freeze filesystems', () =>
      domain.fsfreeze(args.list('mountpoint')),
    );
    shell.out.show({ frozen: count }, `Froze ${count} filesystem(s)\n`);
  },

  async domfsthaw(args, shell) {
    const domain = await domainOf(args, shell);
    const count = await attempt('Unable to thaw filesystems', () => domain.fsthaw(args.list('mountpoint')));
    shell.out.show({ thawed: count }, `Thawed ${count} filesystem(s)\n`);
  },

  async domfsinfo(args, shell) {
    const domain = await domainOf(args, shell);
    const systems = await attempt('Unable to get filesystem information', () => domain.getFsinfo());
    if (systems.length === 0 && shell.out.isText) {
      shell.out.say('No filesystems are mounted in the domain');
      return;
    }
    shell.out.table(
      [
        { title: 'Mountpoint', show: (row) => row.mountpoint },
        { title: 'Name', show: (row) => row.name },
        { title: 'Type', show: (row) => row.fstype },
        { title: 'Target', show: (row) => row.devAliases.join(',') },
      ],
      systems,
    );
  },

  async domfstrim(args, shell) {
    const minimum = args.ulong('minimum') ?? 0n;
    const mountpoint = args.text('mountpoint') ?? null;
    const domain = await domainOf(args, shell);
    await attempt('Unable to invoke fstrim', () => domain.fstrim(mountpoint, minimum));
  },

  async domhostname(args, shell) {
    const domain = await domainOf(args, shell);
    const source = args.text('source');
    const flags =
      source === undefined
        ? 0
        : { lease: DomainGetHostnameFlags.lease, agent: DomainGetHostnameFlags.agent }[source];
    if (flags === undefined) throw new Failure(`Unknown data source '${source}'`);
    const hostname = await attempt('failed to get hostname', () => domain.getHostname(flags));
    shell.out.show({ hostname }, `${hostname}\n`);
  },

  async 'get-user-sshkeys'(args, shell) {
    const domain = await domainOf(args, shell);
    const keys = await domain.authorizedSshKeysGet(args.required('user'));
    shell.out.show(keys, keys.map((key) => `${key}\n`).join(''));
  },

  async 'set-user-sshkeys'(args, shell) {
    args.exclusive('reset', 'remove');
    const domain = await domainOf(args, shell);
    const user = args.required('user');
    const file = args.text('file');
    const reset = args.has('reset');
    if (file === undefined && !reset) throw new Failure('Option --file is required');
    const keys = file === undefined ? [] : (await readText(file)).split('\n').filter((line) => line !== '');
    if (file !== undefined && keys.length === 0) throw new Failure(`File ${file} contains no keys`);
    const flags = reset
      ? 0
      : args.has('remove')
        ? DomainAuthorizedSSHKeysSetFlags.remove
        : DomainAuthorizedSSHKeysSetFlags.append;
    await domain.authorizedSshKeysSet(user, keys, flags);
  },

  async 'set-user-password'(args, shell) {
    const domain = await domainOf(args, shell);
    const user = args.required('user');
    const flags = args.flags({ encrypted: DomainSetUserPasswordFlags.encrypted });
    await domain.setUserPassword(user, args.required('password'), flags);
    shell.out.say(`Password set successfully for ${user} in ${args.required('domain')}`);
  },

  async 'qemu-agent-command'(args, shell) {
    const block = args.has('block');
    const seconds = args.int('timeout');
    if ([block, args.has('async'), seconds !== undefined].filter(Boolean).length > 1) {
      throw new Failure('timeout, async and block options are exclusive');
    }
    if (seconds !== undefined && seconds < 1) throw new Failure('timeout must be positive');
    const Timeouts = DomainQemuAgentCommandTimeoutValues;
    const timeout =
      seconds ?? (args.has('async') ? Timeouts.nowait : block ? Timeouts.block : Timeouts.default);
    const domain = await domainOf(args, shell);
    const reply = await domain.qemuAgentCommand(args.list('cmd').join(' '), timeout);
    if (reply === null) return;
    const text = args.has('pretty') ? JSON.stringify(JSON.parse(reply), undefined, 2) : reply;
    shell.out.show(JSON.parse(reply), `${text}\n`);
  },

  async 'guest-agent-timeout'(args, shell) {
    const seconds = args.int('timeout') ?? DomainAgentResponseTimeoutValues.block;
    const domain = await domainOf(args, shell);
    await domain.agentSetResponseTimeout(seconds);
  },

  async guestinfo(args, shell) {
    const types = args.flags({
      user: DomainGuestInfoTypes.users,
      os: DomainGuestInfoTypes.os,
      timezone: DomainGuestInfoTypes.timezone,
      hostname: DomainGuestInfoTypes.hostname,
      filesystem: DomainGuestInfoTypes.filesystem,
      disk: DomainGuestInfoTypes.disks,
      interface: DomainGuestInfoTypes.interfaces,
    });
    const domain = await domainOf(args, shell);
    const info = await domain.getGuestInfo(types);
    if (!shell.out.isText) showValues(shell, info);
    else
      shell.out.print(
        Object.entries(info)
          .map(([name, value]) => `${name.padEnd(20)}: ${value}\n`)
          .join(''),
      );
  },
};
