/** Bodies of the commands by which domains come, run and go. */
import {
  DomainCreateFlags,
  DomainDefineFlags,
  DomainDestroyFlagsValues,
  DomainShutdownFlagValues,
} from 'typevirt';
import { attempt, Failure } from '../failure.ts';
import type { lifecycleRows } from '../table/lifecycle.ts';
import type { Bodies } from './body.ts';
import { openConsole } from './console.ts';
import { readDocument } from './files.ts';
import { domainOf } from './find.ts';
import { impactOf } from './impact.ts';
import { duplicateFds, passedFds } from './pass-fds.ts';
import { undefineDomain } from './undefine.ts';

export const lifecycles = ['poweroff', 'reboot', 'crash'];
export const lifecycleActions = [
  'destroy',
  'restart',
  'rename-restart',
  'preserve',
  'coredump-destroy',
  'coredump-restart',
];
export const suspendTargets = ['mem', 'disk', 'hybrid'];

export const shutdownModes: Readonly<Record<string, number>> = {
  acpi: DomainShutdownFlagValues.acpiPowerBtn,
  agent: DomainShutdownFlagValues.guestAgent,
  initctl: DomainShutdownFlagValues.initctl,
  signal: DomainShutdownFlagValues.signal,
  paravirt: DomainShutdownFlagValues.paravirt,
};

/** The bits of a list of ways to shut down. @param lastWord How the message lists the last of them. */
function modeFlags(written: string | undefined, lastWord: string): number {
  let flags = 0;
  for (const mode of written?.split(',') ?? []) {
    const bit = shutdownModes[mode];
    if (bit === undefined) {
      throw new Failure(
        `Unknown mode ${mode} value, expecting 'acpi', 'agent', 'initctl', 'signal'${lastWord} 'paravirt'`,
      );
    }
    flags |= bit;
  }
  return flags;
}

function indexOrFail(words: readonly string[], word: string, message: string): number {
  const index = words.indexOf(word);
  if (index < 0) throw new Failure(message);
  return index;
}

export const bodies: Bodies<typeof lifecycleRows> = {
  async create(args, shell) {
    const file = args.required('file');
    const xml = await readDocument(file);
    const fds = passedFds(args);
    const flags = args.flags({
      paused: DomainCreateFlags.startPaused,
      autodestroy: DomainCreateFlags.startAutodestroy,
      validate: DomainCreateFlags.startValidate,
      'reset-nvram': DomainCreateFlags.startResetNvram,
    });
    if (fds.length > 0) await shell.passFiles();
    const connection = await shell.connection();
    const domain = await attempt(`Failed to create domain from ${file}`, async () =>
      fds.length === 0
        ? connection.domainCreateXml(xml, flags)
        : connection.domainCreateXmlWithFiles(xml, await duplicateFds(fds), flags),
    );
    shell.out.say(`Domain '${domain.name}' created from ${file}\n`);
    if (args.has('console')) await openConsole(domain, null, 0, shell);
  },

  async define(args, shell) {
    const file = args.required('file');
    const xml = await readDocument(file);
    const connection = await shell.connection();
    const flags = args.flags({ validate: DomainDefineFlags.validate });
    const domain = await attempt(`Failed to define domain from ${file}`, () =>
      connection.domainDefineXml(xml, flags),
    );
    shell.out.say(`Domain '${domain.name}' defined from ${file}\n`);
  },

  async start(args, shell) {
    if (args.has('pass-fds')) await shell.passFiles();
    const domain = await domainOf(args, shell, ['name', 'uuid']);
    if (domain.ref.id !== -1) throw new Failure('Domain is already active');
    const fds = passedFds(args);
    const flags = args.flags({
      paused: DomainCreateFlags.startPaused,
      autodestroy: DomainCreateFlags.startAutodestroy,
      'bypass-cache': DomainCreateFlags.startBypassCache,
      'force-boot': DomainCreateFlags.startForceBoot,
      'reset-nvram': DomainCreateFlags.startResetNvram,
    });
    await attempt(`Failed to start domain '${domain.name}'`, async () =>
      fds.length === 0 ? domain.create(flags) : domain.createWithFiles(await duplicateFds(fds), flags),
    );
    shell.out.say(`Domain '${domain.name}' started\n`);
    if (args.has('console')) await openConsole(domain, null, 0, shell);
  },

  async destroy(args, shell) {
    const domain = await domainOf(args, shell);
    const flags = args.flags({
      graceful: DomainDestroyFlagsValues.graceful,
      'remove-logs': DomainDestroyFlagsValues.removeLogs,
    });
    await attempt(`Failed to destroy domain '${args.required('domain')}'`, () => domain.destroy(flags));
    shell.out.say(`Domain '${args.required('domain')}' destroyed\n`);
  },

  async suspend(args, shell) {
    const domain = await domainOf(args, shell);
    await attempt(`Failed to suspend domain '${args.required('domain')}'`, () => domain.suspend());
    shell.out.say(`Domain '${args.required('domain')}' suspended\n`);
  },

  async resume(args, shell) {
    const domain = await domainOf(args, shell);
    await attempt(`Failed to resume domain '${args.required('domain')}'`, () => domain.resume());
    shell.out.say(`Domain '${args.required('domain')}' resumed\n`);
  },

  async reset(args, shell) {
    const domain = await domainOf(args, shell);
    await attempt(`Failed to reset domain '${args.required('domain')}'`, () => domain.reset());
    shell.out.say(`Domain '${args.required('domain')}' was reset\n`);
  },

  async reboot(args, shell) {
    const flags = modeFlags(args.text('mode'), ' or');
    const domain = await domainOf(args, shell);
    await attempt(`Failed to reboot domain '${args.required('domain')}'`, () => domain.reboot(flags));
    shell.out.say(`Domain '${args.required('domain')}' is being rebooted\n`);
  },

  async shutdown(args, shell) {
    const flags = modeFlags(args.text('mode'), ', or');
    const domain = await domainOf(args, shell);
    await attempt(`Failed to shutdown domain '${args.required('domain')}'`, () => domain.shutdown(flags));
    shell.out.say(`Domain '${args.required('domain')}' is being shutdown\n`);
  },

  async undefine(args, shell) {
    await undefineDomain(args, shell);
  },

  async autostart(args, shell) {
    const domain = await domainOf(args, shell);
    const disable = args.has('disable');
    const name = args.required('domain');
    const message = disable
      ? `Failed to unmark domain '${name}' as autostarted`
      : `Failed to mark domain '${name}' as autostarted`;
    await attempt(message, () => domain.setAutostart(!disable));
    shell.out.say(`Domain '${name}' ${disable ? 'unmarked' : 'marked'} as autostarted\n`);
  },

  async domid(args, shell) {
    const domain = await domainOf(args, shell, ['name', 'uuid']);
    const id = domain.ref.id === -1 ? null : domain.ref.id;
    shell.out.show({ id }, `${id ?? '-'}\n`);
  },

  async domname(args, shell) {
    const { name } = await domainOf(args, shell, ['id', 'uuid']);
    shell.out.show({ name }, `${name}\n`);
  },

  async domuuid(args, shell) {
    const { uuid } = await domainOf(args, shell, ['id', 'name']);
    shell.out.show({ uuid }, `${uuid}\n`);
  },

  async domrename(args, shell) {
    const domain = await domainOf(args, shell);
    await domain.rename(args.required('new-name'));
    shell.out.say('Domain successfully renamed\n');
  },

  async dompmsuspend(args, shell) {
    const domain = await domainOf(args, shell);
    const durationSeconds = args.ulong('duration') ?? 0n;
    const target = indexOrFail(suspendTargets, args.required('target'), 'Invalid target');
    const name = domain.name;
    await attempt(`Domain '${name}' could not be suspended`, () =>
      domain.pmSuspendForDuration(target, durationSeconds),
    );
    shell.out.say(`Domain '${name}' successfully suspended`);
  },

  async dompmwakeup(args, shell) {
    const domain = await domainOf(args, shell);
    const name = domain.name;
    await attempt(`Domain '${name}' could not be woken up`, () => domain.pmWakeup());
    shell.out.say(`Domain '${name}' successfully woken up`);
  },

  async 'inject-nmi'(args, shell) {
    const domain = await domainOf(args, shell);
    await domain.injectNmi();
  },

  async 'set-lifecycle-action'(args, shell) {
    const flags = impactOf(args);
    const [type, action] = [args.required('type'), args.required('action')];
    const typeNumber = indexOrFail(lifecycles, type, `Invalid lifecycle type '${type}'.`);
    const actionNumber = indexOrFail(lifecycleActions, action, `Invalid lifecycle action '${action}'.`);
    const domain = await domainOf(args, shell);
    await attempt('Unable to change lifecycle action.', () =>
      domain.setLifecycleAction(typeNumber, actionNumber, flags),
    );
  },

  async 'qemu-attach'(args, shell) {
    const processId = args.uint('pid')!;
    const connection = await shell.connection();
    const domain = await attempt(`Failed to attach to pid ${processId}`, () =>
      connection.qemuAttach(processId),
    );
    shell.out.say(`Domain '${domain.name}' attached to pid ${processId}\n`);
  },
};
