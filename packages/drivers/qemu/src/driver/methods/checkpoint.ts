/**
 * Checkpoints of running guests: one persistent dirty bitmap a disk, named as the checkpoint, all made in one transaction.
 *
 *     create:  record on disk ▶ one transaction of all bitmaps; refused, the record goes again
 *     delete:  one transaction that removes the bitmaps ▶ record removed, children move up
 *
 * Every bitmap goes on recording, also below newer ones, so that removing one never needs the others.
 *
 * @source libvirt kbase/incrementalbackup, formatcheckpoint
 */
import {
  DomainCheckpointCreateFlags as Create,
  DomainCheckpointDeleteFlags as Delete,
  DomainCheckpointListFlags as List,
  DomainCheckpointXMLFlags as Xml,
  VirtError,
  type DomainCheckpointRef,
  type DomainRef,
  type Methods,
} from '@typevirt/driver';
import { checkFlags, Rollback } from '@typevirt/driver/kit';
import {
  alignCheckpoint,
  checkpointKind,
  formatCheckpoint,
  parseCheckpoint,
  requireFileName,
  requireSameDomain,
  type Domain,
} from '@typevirt/model';
import type { View } from '@typevirt/xml';
import { wrapped } from '../documents.ts';
import type { LiveDomain, QemuDomain } from '../domain.ts';
import { formatNode } from '../live-document.ts';
import type { StoredCheckpoint } from '../moments.ts';
import { findDomain, type QemuState } from '../state.ts';
import { withJob, type MethodContext } from './context.ts';

/** Methods on checkpoints. */
export type CheckpointMethods = Pick<
  Methods,
  | 'domainCheckpointCreateXml'
  | 'domainCheckpointGetXmlDesc'
  | 'domainListAllCheckpoints'
  | 'domainCheckpointListAllChildren'
  | 'domainCheckpointLookupByName'
  | 'domainCheckpointGetParent'
  | 'domainCheckpointDelete'
>;

export function checkpointMethods(context: MethodContext): CheckpointMethods {
  const { state } = context;
  return {
    async domainCheckpointCreateXml({ dom, xmlDesc, flags }, call) {
      checkFlags(flags, Create.redefine | Create.redefineValidate, 'qemuCheckpointCreateXML', 'qemu');
      if ((flags & Create.redefineValidate) !== 0 && (flags & Create.redefine) === 0) {
        throw new VirtError(
          'invalidArg',
          "Flag 'VIR_DOMAIN_CHECKPOINT_CREATE_REDEFINE' is required by flag 'VIR_DOMAIN_CHECKPOINT_CREATE_REDEFINE_VALIDATE'",
          { verbatim: true, domain: 'qemu' },
        );
      }
      return withJob(context, dom, 'modify', 'domainCheckpointCreateXML', call, async (domain) => {
        const redefine = (flags & Create.redefine) !== 0;
        const nowSeconds = BigInt(Math.floor(Date.now() / 1000));
        const read = wrapped(() => parseCheckpoint(xmlDesc, { redefine, nowSeconds }));
        wrapped(() => requireFileName(read.name, checkpointKind));
        const checkpoint = redefine
          ? await redefined(state, domain, read, flags)
          : await created(state, domain, read);
        return { checkpoint: refOf(domain, checkpoint) };
      });
    },

    async domainCheckpointGetXmlDesc({ checkpoint: ref, flags }, call) {
      checkFlags(flags, Xml.secure | Xml.noDomain | Xml.size, 'qemuCheckpointGetXMLDesc', 'qemu');
      const [, found] = find(state, ref);
      const sized =
        (flags & Xml.size) === 0
          ? found
          : await withJob(context, ref.dom, 'query', 'domainCheckpointGetXMLDesc', call, (domain) =>
              withSizes(domain, found),
            );
      const { domain: definition, ...bare } = sized;
      const shown =
        (flags & Xml.noDomain) !== 0 || definition === undefined ? bare : { ...bare, domain: definition };
      const views: View[] = (flags & Xml.secure) === 0 ? ['inactive'] : ['inactive', 'secure'];
      return { xml: formatCheckpoint(shown, views) };
    },

    domainListAllCheckpoints({ dom, flags }) {
      checkFlags(flags, listFlags, 'qemuDomainListAllCheckpoints', 'qemu');
      const domain = findDomain(state, dom);
      const tree = state.moments.tree(domain);
      const roots = (flags & List.roots) !== 0;
      return { checkpoints: selected(state, domain, roots ? tree.roots() : tree.topological(), flags) };
    },

    domainCheckpointListAllChildren({ checkpoint, flags }) {
      checkFlags(flags, listFlags, 'qemuDomainCheckpointListAllChildren', 'qemu');
      const [domain, { name }] = find(state, checkpoint);
      const tree = state.moments.tree(domain);
      const all = (flags & List.descendants) !== 0 ? tree.descendants(name) : tree.children(name);
      return { checkpoints: selected(state, domain, all, flags) };
    },

    domainCheckpointLookupByName({ dom, name, flags }) {
      checkFlags(flags, 0, 'qemuDomainCheckpointLookupByName', 'qemu');
      const [domain, checkpoint] = find(state, { dom, name });
      return { checkpoint: refOf(domain, checkpoint) };
    },

    domainCheckpointGetParent({ checkpoint, flags }) {
      checkFlags(flags, 0, 'qemuCheckpointGetParent', 'qemu');
      const [domain, { name, parent }] = find(state, checkpoint);
      const above = parent === undefined ? undefined : state.moments.tree(domain).get(parent);
      if (above === undefined) {
        throw new VirtError('noDomainCheckpoint', `checkpoint '${name}' does not have a parent`, {
          domain: 'qemu',
        });
      }
      return { parent: refOf(domain, above) };
    },

    async domainCheckpointDelete({ checkpoint, flags }, call) {
      checkFlags(
        flags,
        Delete.children | Delete.metadataOnly | Delete.childrenOnly,
        'qemuCheckpointDelete',
        'qemu',
      );
      await withJob(context, checkpoint.dom, 'modify', 'domainCheckpointDelete', call, async (domain) => {
        const [, found] = find(state, checkpoint);
        const tree = state.moments.tree(domain);
        const below =
          (flags & (Delete.children | Delete.childrenOnly)) === 0 ? [] : tree.descendants(found.name);
        const doomed = [...below.reverse(), ...((flags & Delete.childrenOnly) === 0 ? [found] : [])];
        if ((flags & Delete.metadataOnly) === 0) await removeBitmaps(domain, doomed);
        for (const { name } of doomed) await state.moments.remove(domain, name);
      });
    },
  };
}

const listFlags = List.roots | List.descendants | List.leaves | List.noLeaves | List.topological;

function find(
  state: QemuState,
  { dom, name }: DomainCheckpointRef | { dom: DomainRef; name: string },
): [QemuDomain, StoredCheckpoint] {
  const domain = findDomain(state, dom);
  const checkpoint = state.moments.tree(domain).get(name);
  if (checkpoint === undefined) {
    throw new VirtError('noDomainCheckpoint', `no domain checkpoint with matching name '${name}'`, {
      domain: 'qemu',
    });
  }
  return [domain, checkpoint];
}

function refOf(domain: QemuDomain, { name }: StoredCheckpoint): DomainCheckpointRef {
  return { name, dom: domain.ref };
}

function selected(
  state: QemuState,
  domain: QemuDomain,
  all: readonly StoredCheckpoint[],
  flags: number,
): readonly DomainCheckpointRef[] {
  const tree = state.moments.tree(domain);
  const leafness = flags & (List.leaves | List.noLeaves);
  const wanted = all.filter(({ name }) => {
    if (leafness === 0 || leafness === (List.leaves | List.noLeaves)) return true;
    return (tree.children(name).length === 0) === (leafness === List.leaves);
  });
  return wanted.map((checkpoint) => refOf(domain, checkpoint));
}

async function created(
  state: QemuState,
  domain: QemuDomain,
  read: StoredCheckpoint,
): Promise<StoredCheckpoint> {
  const { live } = domain;
  if (live === undefined)
    throw new VirtError('operationUnsupported', 'cannot create checkpoint for inactive domain', {
      domain: 'qemu',
    });
  if (state.moments.tree(domain).get(read.name) !== undefined) {
    throw new VirtError('operationFailed', `domain moment ${read.name} already exists`, { domain: 'domain' });
  }
  const parent = state.moments.current(domain)?.name;
  const aligned = wrapped(() => alignCheckpoint(read, live.document));
  const checkpoint = {
    ...aligned,
    ...(parent === undefined ? {} : { parent }),
    domain: definitionThen(live.document),
  };
  const bitmaps = bitmapsOf(checkpoint, live, 'refuse');
  await using undo = new Rollback((error) =>
    state.log.error(`the record of checkpoint ${read.name} could not be taken back`, { error }),
  );
  await state.moments.put(domain, checkpoint);
  undo.add(() => state.moments.remove(domain, checkpoint.name));
  if (bitmaps.length > 0) {
    const actions = bitmaps.map((data) => ({
      type: 'block-dirty-bitmap-add',
      data: { ...data, persistent: true },
    }));
    await live.monitor.execute('transaction', { actions });
  }
  undo.keep();
  return checkpoint;
}

function definitionThen({ id: _id, ...document }: Domain): Domain {
  return document;
}

/** Takes a checkpoint's record in again, e.g. after a move to another host; its bitmaps are in the images already. */
async function redefined(
  state: QemuState,
  domain: QemuDomain,
  read: StoredCheckpoint,
  flags: number,
): Promise<StoredCheckpoint> {
  const definition = wrapped(() => requireSameDomain(read, domain.uuid, checkpointKind));
  const checkpoint = wrapped(() => alignCheckpoint(read, definition));
  if ((flags & Create.redefineValidate) !== 0) await requireBitmaps(domain, checkpoint);
  const tree = state.moments.tree(domain);
  if (read.parent !== undefined && tree.get(read.parent) === undefined) {
    throw new VirtError('invalidArg', `parent ${read.parent} for moment ${read.name} not found`, {
      domain: 'domain',
    });
  }
  if ([read.name, ...tree.descendants(read.name).map(({ name }) => name)].includes(read.parent ?? '')) {
    throw new VirtError('invalidArg', `parent ${read.parent} would create cycle to ${read.name}`, {
      domain: 'domain',
    });
  }
  await state.moments.put(domain, checkpoint);
  return checkpoint;
}

type BitmapPlace = { readonly node: string; readonly name: string };

/** Where a checkpoint's bitmaps are. @param missing What to do with disks that the guest does not have any more. */
function bitmapsOf(
  checkpoint: StoredCheckpoint,
  live: LiveDomain,
  missing: 'refuse' | 'skip',
): readonly BitmapPlace[] {
  return checkpoint.disks.flatMap(({ name, tracking }) => {
    if (tracking.checkpoint === 'no') return [];
    const disk = live.document.devices.disks.find(({ target }) => target.dev === name);
    const node = disk === undefined ? undefined : formatNode(disk);
    if (disk === undefined || node === undefined) {
      if (missing === 'skip') return [];
      throw new VirtError('configUnsupported', `no disk named '${name}'`, { domain: 'qemu' });
    }
    if (missing === 'refuse' && disk.driver?.type !== 'qcow2') {
      const words = `checkpoint for disk ${name} unsupported for storage type ${disk.driver?.type ?? 'raw'}`;
      throw new VirtError('configUnsupported', words, { domain: 'qemu' });
    }
    return [{ node, name: tracking.bitmap ?? checkpoint.name }];
  });
}

async function removeBitmaps(domain: QemuDomain, doomed: readonly StoredCheckpoint[]): Promise<void> {
  const { live } = domain;
  if (live === undefined)
    throw new VirtError('operationUnsupported', 'cannot delete checkpoint for inactive domain', {
      domain: 'qemu',
    });
  const present = await presentBitmaps(live);
  const places = doomed
    .flatMap((checkpoint) => bitmapsOf(checkpoint, live, 'skip'))
    .filter((place) => present.has(keyOf(place)));
  if (places.length === 0) return;
  await live.monitor.execute('transaction', {
    actions: places.map((data) => ({ type: 'block-dirty-bitmap-remove', data })),
  });
}

async function requireBitmaps(domain: QemuDomain, checkpoint: StoredCheckpoint): Promise<void> {
  const { live } = domain;
  if (live === undefined)
    throw new VirtError('operationInvalid', 'domain is not running', { domain: 'qemu' });
  const present = await presentBitmaps(live);
  const lost = bitmapsOf(checkpoint, live, 'refuse').find((place) => !present.has(keyOf(place)));
  if (lost === undefined) return;
  throw new VirtError('checkpointInconsistent', `missing or broken bitmap '${lost.name}' for disk`, {
    domain: 'qemu',
  });
}

function keyOf({ node, name }: BitmapPlace): string {
  return `${node}\n${name}`;
}

async function presentBitmaps(live: LiveDomain): Promise<ReadonlyMap<string, bigint>> {
  const present = new Map<string, bigint>();
  for (const node of await live.monitor.execute('query-named-block-nodes', { flat: true })) {
    for (const bitmap of node['dirty-bitmaps'] ?? []) {
      if (node['node-name'] === undefined || bitmap.name === undefined || bitmap.inconsistent === true)
        continue;
      present.set(keyOf({ node: node['node-name'], name: bitmap.name }), BigInt(bitmap.count));
    }
  }
  return present;
}

/** The checkpoint with how much has been written to each disk since, in bytes. */
async function withSizes(domain: QemuDomain, checkpoint: StoredCheckpoint): Promise<StoredCheckpoint> {
  const { live } = domain;
  if (live === undefined)
    throw new VirtError('operationInvalid', 'domain is not running', { domain: 'qemu' });
  const present = await presentBitmaps(live);
  const disks = checkpoint.disks.map((entry) => {
    if (entry.tracking.checkpoint === 'no') return entry;
    const disk = live.document.devices.disks.find(({ target }) => target.dev === entry.name);
    const node = disk === undefined ? undefined : formatNode(disk);
    const size =
      node === undefined
        ? undefined
        : present.get(keyOf({ node, name: entry.tracking.bitmap ?? checkpoint.name }));
    return size === undefined ? entry : { ...entry, tracking: { ...entry.tracking, size } };
  });
  return { ...checkpoint, disks };
}
