/**
 * Methods on checkpoints: flags, look-ups, lists; what changes them is in `checkpoints.ts`.
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
import { checkFlags } from '@typevirt/driver/kit';
import { checkpointKind, formatCheckpoint, inText, parseCheckpoint, requireFileName } from '@typevirt/model';
import type { View } from '@typevirt/xml';
import { createCheckpoint, deleteCheckpoints, redefineCheckpoint, withSizes } from '../checkpoints.ts';
import { wrapped } from '../documents.ts';
import type { QemuDomain } from '../domain.ts';
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
        wrapped(() => inText(xmlDesc, () => requireFileName(read.name, checkpointKind)));
        const checkpoint = redefine
          ? await redefineCheckpoint(state, domain, read, (flags & Create.redefineValidate) !== 0)
          : await createCheckpoint(state, domain, read);
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
              withSizes(state, domain, found),
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
        await deleteCheckpoints(state, domain, doomed, (flags & Delete.metadataOnly) !== 0);
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
