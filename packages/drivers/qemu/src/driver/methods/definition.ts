/** Definitions: making, changing, naming and removing them; and starting what they define. */
import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import {
  DomainCreateFlags,
  DomainDefineFlags,
  DomainUndefineFlagsValues,
  VirtError,
  type Call,
  type Methods,
} from '@typevirt/driver';
import { checkFlags, excludeFlags } from '@typevirt/driver/kit';
import { variablesPath, type Domain } from '@typevirt/model';
import { readDefinition } from '../documents.ts';
import { QemuDomain, type Connected } from '../domain.ts';
import { emitLifecycle } from '../emit.ts';
import { renameDomain } from '../rename.ts';
import { startDomain } from '../start.ts';
import type { QemuState } from '../state.ts';
import { withJob, type MethodContext } from './context.ts';

/** Methods on definitions. */
export type DefinitionMethods = Pick<
  Methods,
  | 'domainDefineXml'
  | 'domainUndefine'
  | 'domainCreate'
  | 'domainCreateXml'
  | 'domainRename'
  | 'domainSetAutostart'
>;

const createFlags =
  DomainCreateFlags.startPaused |
  DomainCreateFlags.startAutodestroy |
  DomainCreateFlags.startBypassCache |
  DomainCreateFlags.startForceBoot |
  DomainCreateFlags.startResetNvram;

export function definitionMethods(context: MethodContext): DefinitionMethods {
  const { state, connection } = context;
  return {
    async domainDefineXml({ xml, flags }, call) {
      checkFlags(flags, DomainDefineFlags.validate, 'qemuDomainDefineXMLFlags', 'qemu');
      const definition = await readDefinition(state, xml, (flags & DomainDefineFlags.validate) !== 0);
      return { dom: (await define(state, definition, call)).ref };
    },

    async domainUndefine({ dom, flags }, call) {
      checkFlags(flags, undefineFlags, 'qemuDomainUndefineFlags', 'qemu');
      excludeFlags(
        flags,
        F.nvram,
        F.keepNvram,
        ['VIR_DOMAIN_UNDEFINE_NVRAM', 'VIR_DOMAIN_UNDEFINE_KEEP_NVRAM'],
        'qemuDomainUndefineFlags',
        'qemu',
      );
      await withJob(context, dom, 'modify', 'domainUndefine', call, (domain) =>
        undefine(state, domain, flags),
      );
    },

    async domainCreate({ dom, flags }, call) {
      checkFlags(flags, createFlags, 'qemuDomainCreateWithFlags', 'qemu');
      return withJob(context, dom, 'modify', 'domainCreate', call, async (domain) => {
        if (domain.isActive)
          throw new VirtError('operationInvalid', 'domain is already running', { domain: 'qemu' });
        if (domain.definition === undefined)
          throw new VirtError('noDomain', `no domain with matching uuid '${dom.uuid}' (${dom.name})`, {
            domain: 'qemu',
          });
        await startDomain(state, domain, domain.definition, startRequest(flags, connection, call.signal));
        return { dom: domain.ref };
      });
    },

    async domainCreateXml({ xmlDesc, flags }, call) {
      checkFlags(flags, createFlags | DomainCreateFlags.startValidate, 'qemuDomainCreateXML', 'qemu');
      const document = await readDefinition(state, xmlDesc, (flags & DomainCreateFlags.startValidate) !== 0);
      const domain = await place(state, document);
      try {
        using _job = await domain.jobs.begin(jobRequest(state, 'domainCreateXML', call));
        await domain.clearing;
        if (domain.isActive) throw activeAlready(domain);
        await startDomain(state, domain, document, startRequest(flags, connection, call.signal));
      } finally {
        if (!domain.isActive && !domain.isPersistent) state.domains.remove(domain);
      }
      return { dom: domain.ref };
    },

    async domainRename({ dom, newName, flags }, call) {
      checkFlags(flags, 0, 'qemuDomainRename', 'qemu');
      const name = newName ?? '';
      using _claim = await state.claims.take(name);
      await withJob(context, dom, 'modify', 'domainRename', call, (domain) =>
        renameDomain(state, domain, name),
      );
      return { retcode: 0 };
    },

    async domainSetAutostart({ dom, autostart }, call) {
      await withJob(context, dom, 'modify', 'domainSetAutostart', call, async (domain) => {
        if (!domain.isPersistent)
          throw new VirtError('operationInvalid', 'cannot set autostart for transient domain', {
            domain: 'qemu',
          });
        await state.store.setAutostart(domain.name, autostart);
        domain.autostart = autostart;
      });
    },
  };
}

const F = DomainUndefineFlagsValues;
const undefineFlags = F.managedSave | F.snapshotsMetadata | F.nvram | F.keepNvram | F.checkpointsMetadata;

function startRequest(flags: number, connection: Connected, signal: AbortSignal | undefined) {
  return {
    paused: (flags & DomainCreateFlags.startPaused) !== 0,
    resetVariables: (flags & DomainCreateFlags.startResetNvram) !== 0,
    autodestroy: (flags & DomainCreateFlags.startAutodestroy) === 0 ? undefined : connection,
    signal,
  };
}

function jobRequest({ settings }: QemuState, operation: string, { signal }: Call) {
  return { kind: 'modify' as const, operation, signal, waitMs: settings.jobWaitMs };
}

/** Stores a definition under its uuid, in place of an earlier one; a running guest goes on as it is. */
async function define(state: QemuState, definition: Domain, call: Call): Promise<QemuDomain> {
  const uuid = uuidOf(definition);
  using _claim = await state.claims.take(uuid, definition.name);
  using _job = await requireFreeName(state, definition)?.jobs.begin(
    jobRequest(state, 'domainDefineXML', call),
  );
  const known = requireFreeName(state, definition);
  const domain = known ?? new QemuDomain(uuid, definition.name);
  await state.store.saveDefinition(definition);
  domain.definition = definition;
  // A guest without a definition may have ended, and left the list, while the file was written.
  if (state.domains.byUuid(uuid) !== domain) state.domains.add(domain);
  emitLifecycle(state, domain, 'defined', known === undefined ? 'added' : 'updated');
  return domain;
}

/** The place in the list for a guest that is about to run without being stored, or that is stored and not running. */
async function place(state: QemuState, document: Domain): Promise<QemuDomain> {
  const uuid = uuidOf(document);
  using _claim = await state.claims.take(uuid, document.name);
  const known = requireFreeName(state, document);
  if (known?.isActive) throw activeAlready(known);
  const domain = known ?? new QemuDomain(uuid, document.name);
  domain.origin = document;
  if (known === undefined) state.domains.add(domain);
  return domain;
}

function activeAlready({ name }: QemuDomain): VirtError {
  return new VirtError('operationInvalid', `domain '${name}' is already active`, { domain: 'domain' });
}

/**
 * The domain that has a document's uuid already.
 *
 * @throws {VirtError} `operationFailed` where the uuid has another name, or the name another uuid.
 */
function requireFreeName(state: QemuState, { name, uuid }: Domain): QemuDomain | undefined {
  const byUuid = state.domains.byUuid(uuid ?? '');
  if (byUuid !== undefined && byUuid.name !== name) {
    throw new VirtError(
      'operationFailed',
      `domain '${byUuid.name}' is already defined with uuid ${byUuid.uuid}`,
      { domain: 'domain' },
    );
  }
  const byName = state.domains.byName(name);
  if (byUuid === undefined && byName !== undefined) {
    throw new VirtError('operationFailed', `domain '${name}' already exists with uuid ${byName.uuid}`, {
      domain: 'domain',
    });
  }
  return byUuid;
}

function uuidOf({ uuid, name }: Domain): string {
  if (uuid === undefined) throw new Error(`the settled definition of '${name}' has no uuid`);
  return uuid;
}

async function undefine(state: QemuState, domain: QemuDomain, flags: number): Promise<void> {
  if (!domain.isPersistent)
    throw new VirtError('operationInvalid', 'cannot undefine transient domain', { domain: 'qemu' });
  const checkpoints = state.moments.count(domain);
  if (checkpoints > 0 && !domain.isActive && (flags & F.checkpointsMetadata) === 0) {
    throw new VirtError('operationInvalid', `cannot delete inactive domain with ${checkpoints} checkpoints`, {
      domain: 'qemu',
    });
  }
  const nvram = domain.definition && variablesPath(domain.definition.os);
  if (nvram !== undefined && existsSync(nvram)) {
    if ((flags & (F.nvram | F.keepNvram)) === 0)
      throw new VirtError('operationInvalid', 'cannot undefine domain with nvram', { domain: 'qemu' });
    if ((flags & F.nvram) !== 0) await rm(nvram);
  }
  domain.origin = domain.definition;
  await state.store.removeDefinition(domain.name);
  domain.definition = undefined;
  domain.autostart = false;
  if (!domain.isActive) {
    await state.moments.forget(domain);
    state.domains.remove(domain);
  }
  emitLifecycle(state, domain, 'undefined', 'removed');
}
