/**
 * Checkpoints: each of the simulated disks gets a bitmap in name only.
 *
 * @source libvirt testDomainCheckpointCreateXML
 */
import {
  DomainCheckpointCreateFlags as Create,
  DomainCheckpointDeleteFlags as Delete,
  DomainCheckpointXMLFlags as Xml,
  VirtError,
  type DomainCheckpointRef,
  type Methods,
} from '@typevirt/driver';
import {
  alignCheckpoint,
  inText,
  checkpointKind,
  formatCheckpoint,
  parseCheckpoint,
  requireSameDomain,
  type Checkpoint,
  type Complete,
} from '@typevirt/model';
import type { TestDomain } from '../domain/domain.ts';
import { listed, listedBelow, removeMoments } from '../domain/moments.ts';
import { settle } from '../domain/settle.ts';
import { testError } from '../errors.ts';
import type { World } from '../world/world.ts';
import { allowFlags, type MethodContext } from './context.ts';

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

const listFlags = 0xf;

export function checkpointMethods({ world }: MethodContext): CheckpointMethods {
  const find = (ref: DomainCheckpointRef): Found => findCheckpoint(world, ref);
  return {
    domainCheckpointCreateXml({ dom, xmlDesc, flags }) {
      allowFlags(
        flags,
        Create.redefine | Create.quiesce | Create.redefineValidate,
        'testDomainCheckpointCreateXML',
      );
      requireRedefine(flags);
      const domain = world.domain(dom);
      if (domain.snapshots.size > 0) {
        throw testError('operationUnsupported', 'cannot create checkpoint while snapshot exists');
      }
      const checkpoint =
        (flags & Create.redefine) === 0 ? take(world, domain, xmlDesc) : redefine(world, domain, xmlDesc);
      return { checkpoint: refOf(domain, checkpoint) };
    },
    domainCheckpointGetXmlDesc({ checkpoint: ref, flags }) {
      allowFlags(flags, Xml.secure | Xml.noDomain | Xml.size, 'testDomainCheckpointGetXMLDesc');
      const { domain: definition, ...bare } = find(ref).checkpoint;
      const shown =
        (flags & Xml.noDomain) !== 0 || definition === undefined ? bare : { ...bare, domain: definition };
      return {
        xml: formatCheckpoint(shown, (flags & Xml.secure) === 0 ? ['inactive'] : ['inactive', 'secure']),
      };
    },
    domainListAllCheckpoints({ dom, flags }) {
      allowFlags(flags, listFlags, 'testDomainListAllCheckpoints');
      const domain = world.domain(dom);
      return { checkpoints: listed(domain.checkpoints, flags).map((each) => refOf(domain, each)) };
    },
    domainCheckpointListAllChildren({ checkpoint: ref, flags }) {
      allowFlags(flags, listFlags, 'testDomainCheckpointListAllChildren');
      const { domain, checkpoint } = find(ref);
      const below = listedBelow(domain.checkpoints, checkpoint.name, flags);
      return { checkpoints: below.map((each) => refOf(domain, each)) };
    },
    domainCheckpointLookupByName({ dom, name, flags }) {
      allowFlags(flags, 0, 'testDomainCheckpointLookupByName');
      const { domain, checkpoint } = find({ dom, name });
      return { checkpoint: refOf(domain, checkpoint) };
    },
    domainCheckpointGetParent({ checkpoint: ref, flags }) {
      allowFlags(flags, 0, 'testDomainCheckpointGetParent');
      const { domain, checkpoint } = find(ref);
      const parent = domain.checkpoints.get(checkpoint.parent ?? '');
      if (parent === undefined) {
        throw testError('noDomainCheckpoint', `checkpoint '${checkpoint.name}' does not have a parent`);
      }
      return { parent: refOf(domain, parent) };
    },
    domainCheckpointDelete({ checkpoint: ref, flags }) {
      allowFlags(
        flags,
        Delete.children | Delete.metadataOnly | Delete.childrenOnly,
        'testDomainCheckpointDelete',
      );
      const { domain, checkpoint } = find(ref);
      const doomed = {
        children: (flags & (Delete.children | Delete.childrenOnly)) !== 0,
        self: (flags & Delete.childrenOnly) === 0,
      };
      domain.currentCheckpoint = removeMoments(
        domain.checkpoints,
        checkpoint.name,
        doomed,
        domain.currentCheckpoint,
      );
    },
  };
}

interface Found {
  readonly domain: TestDomain;
  readonly checkpoint: Complete<Checkpoint>;
}

function findCheckpoint(world: World, { dom, name }: DomainCheckpointRef): Found {
  const domain = world.domain(dom);
  const checkpoint = domain.checkpoints.get(name);
  if (checkpoint === undefined) {
    throw testError('noDomainCheckpoint', `no domain checkpoint with matching name '${name}'`);
  }
  return { domain, checkpoint };
}

function refOf({ ref }: TestDomain, { name }: { readonly name: string }): DomainCheckpointRef {
  return { name, dom: ref };
}

function requireRedefine(flags: number): void {
  if ((flags & Create.redefineValidate) === 0 || (flags & Create.redefine) !== 0) return;
  throw new VirtError(
    'invalidArg',
    "Flag 'VIR_DOMAIN_CHECKPOINT_CREATE_REDEFINE' is required by flag 'VIR_DOMAIN_CHECKPOINT_CREATE_REDEFINE_VALIDATE'",
    { verbatim: true, domain: 'domainCheckpoint' },
  );
}

function take(world: World, domain: TestDomain, text: string): Complete<Checkpoint> {
  if (!domain.isActive)
    throw testError('operationUnsupported', 'cannot create checkpoint for inactive domain');
  const read = parseCheckpoint(text, { redefine: false, nowSeconds: world.nowSeconds });
  const aligned = inText(text, () => alignCheckpoint(read, domain.document));
  const checkpoint = {
    ...aligned,
    domain: structuredClone(domain.document),
    parent: domain.currentCheckpoint,
  };
  domain.checkpoints.add(checkpoint);
  domain.currentCheckpoint = checkpoint.name;
  return checkpoint;
}

function redefine(world: World, domain: TestDomain, text: string): Complete<Checkpoint> {
  const read = parseCheckpoint(text, { redefine: true, nowSeconds: world.nowSeconds });
  const definition = settle(world.surroundings, requireSameDomain(read, domain.uuid, checkpointKind));
  const checkpoint = inText(text, () => alignCheckpoint({ ...read, domain: definition }, definition));
  domain.checkpoints.put(checkpoint);
  domain.currentCheckpoint ??= checkpoint.name;
  return checkpoint;
}
