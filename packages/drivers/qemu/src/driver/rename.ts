/**
 * A new name for a domain that does not run: a new file for each old one, then the old ones go.
 *
 *     note of the intent ▶ new definition ▶ autostart ▶ checkpoints ▶ old definition removed ▶ note removed
 *
 * A daemon that dies on the way is no loss: the next one goes on where the new definition is on disk already, and
 * forgets the intent where it is not.
 */
import { VirtError } from '@typevirt/driver';
import { Rollback } from '@typevirt/driver/kit';
import type { Domain } from '@typevirt/model';
import { requireFileName } from './documents.ts';
import type { QemuDomain } from './domain.ts';
import { emitLifecycle } from './emit.ts';
import type { MomentStore } from './moments.ts';
import type { Log, QemuState } from './state.ts';
import type { DomainStore } from './store.ts';

/**
 * Renames. The caller holds the domain's job and has claimed the name.
 *
 * @throws {VirtError} `operationInvalid` for a domain that runs or has no definition, and for a name that is taken.
 */
export async function renameDomain(state: QemuState, domain: QemuDomain, name: string): Promise<void> {
  const definition = requireRenamable(state, domain, name);
  const old = domain.name;
  const renamed = { ...definition, name };
  await using undo = new Rollback((error) =>
    state.log.error(`a step of the renaming of ${old} could not be taken back`, { error }),
  );
  undo.add(() => state.store.endRename(old));
  await state.store.beginRename(old, name);
  undo.add(() => state.store.removeDefinition(name));
  // On disk before the old one goes: nothing else would be left of it.
  await state.store.saveDefinition(renamed, 'all');
  undo.add(() => state.moments.rename(name, old));
  await moveRest(state.store, state.moments, old, name);
  undo.keep();
  emitLifecycle(state, domain, 'undefined', 'renamed');
  state.domains.rename(domain, name, () => {
    domain.name = name;
    domain.definition = renamed;
  });
  emitLifecycle(state, domain, 'defined', 'renamed');
  await removeOld(state.store, old);
}

function requireRenamable(state: QemuState, domain: QemuDomain, name: string): Domain {
  if (domain.isActive) throw refusal('cannot rename active domain');
  if (domain.definition === undefined) throw refusal('cannot rename a transient domain');
  if (name === '' || name.includes('/')) {
    throw new VirtError('xmlError', `name ${name} cannot contain '/'`, { domain: 'qemu' });
  }
  requireFileName(name);
  const taken = state.domains.byName(name);
  if (taken === domain)
    throw new VirtError('operationInvalid', "Can't rename domain to itself", { domain: 'domain' });
  if (taken !== undefined) throw refusal(`domain with name '${name}' already exists`);
  return domain.definition;
}

function refusal(words: string): VirtError {
  return new VirtError('operationInvalid', words, { domain: 'qemu' });
}

async function moveRest(store: DomainStore, moments: MomentStore, from: string, to: string): Promise<void> {
  if (await store.hasAutostart(from)) await store.setAutostart(to, true);
  await moments.rename(from, to);
}

async function removeOld(store: DomainStore, from: string): Promise<void> {
  await store.removeDefinition(from);
  await store.endRename(from);
}

/** Ends what an earlier daemon did not live to end. Called before definitions are read. */
export async function finishRenames(store: DomainStore, moments: MomentStore, log: Log): Promise<void> {
  for (const { from, to } of await store.loadRenames()) {
    const decided = await store.hasDefinition(to);
    log.info(`the renaming of ${from} to ${to} was interrupted; it is ${decided ? 'ended' : 'forgotten'}`);
    if (!decided) await store.endRename(from);
    else {
      await moveRest(store, moments, from, to);
      await removeOld(store, from);
    }
  }
}
