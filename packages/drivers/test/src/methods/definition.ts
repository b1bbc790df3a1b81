/** Definitions: making, changing, naming and removing them; and starting what they define. */
import { DomainUndefineFlagsValues as Undefine, VirtError, type Methods } from '@typevirt/driver';
import type { Domain } from '@typevirt/model';
import { TestDomain } from '../domain/domain.ts';
import { emitLifecycle } from '../domain/emit.ts';
import { startDomain } from '../domain/run.ts';
import { readDefinition } from '../domain/settle.ts';
import { testError } from '../errors.ts';
import type { World } from '../world/world.ts';
import { allowFlags, type MethodContext } from './context.ts';

export type DefinitionMethods = Pick<
  Methods,
  | 'domainDefineXml'
  | 'domainUndefine'
  | 'domainCreate'
  | 'domainCreateXml'
  | 'domainRename'
  | 'domainSetAutostart'
>;

const validateAtStart = 0x10;

export function definitionMethods({ world }: MethodContext): DefinitionMethods {
  return {
    domainDefineXml({ xml, flags }) {
      allowFlags(flags, 1, 'testDomainDefineXMLFlags');
      const domain = define(world, readDefinition(world.surroundings, xml, flags !== 0));
      return { dom: domain.ref };
    },
    domainCreateXml({ xmlDesc, flags }) {
      allowFlags(flags, validateAtStart, 'testDomainCreateXML');
      const document = readDefinition(world.surroundings, xmlDesc, flags !== 0);
      return { dom: createFrom(world, document).ref };
    },
    domainCreate({ dom, flags }) {
      allowFlags(flags, 0, 'testDomainCreateWithFlags');
      const domain = world.domain(dom);
      if (domain.isActive) throw testError('internalError', `Domain '${domain.name}' is already running`);
      start(world, domain);
      return { dom: domain.ref };
    },
    domainUndefine({ dom, flags }) {
      const known = Undefine.managedSave | Undefine.snapshotsMetadata | Undefine.checkpointsMetadata;
      allowFlags(flags, known, 'testDomainUndefineFlags');
      undefine(world, world.domain(dom), flags);
    },
    domainRename({ dom, newName, flags }) {
      allowFlags(flags, 0, 'testDomainRename');
      rename(world, world.domain(dom), newName ?? '');
      return { retcode: 0 };
    },
    domainSetAutostart({ dom, autostart }) {
      world.domain(dom).autostart = autostart;
    },
  };
}

function define(world: World, definition: Domain): TestDomain {
  const known = claimed(world, definition);
  const domain = known ?? add(world, definition);
  const isNew = !domain.isPersistent;
  domain.definition = definition;
  emitLifecycle(world, domain, 'defined', isNew ? 'added' : 'updated');
  return domain;
}

/** Runs a document; the domain of its name, if there is one, must be off. */
export function createFrom(world: World, document: Domain, reason?: number): TestDomain {
  const known = claimed(world, document);
  if (known?.isActive) {
    throw new VirtError('operationInvalid', `domain '${known.name}' is already active`, { domain: 'domain' });
  }
  const domain = known ?? add(world, document);
  startDomain(world, domain, document, reason);
  emitLifecycle(world, domain, 'started', reason === undefined ? 'booted' : 'restored');
  return domain;
}

/** A managed save is used up by the start that continues from it. */
function start(world: World, domain: TestDomain): void {
  startDomain(world, domain, domain.managedSave ?? domain.document);
  domain.managedSave = undefined;
  emitLifecycle(world, domain, 'started', 'booted');
}

function add(world: World, { uuid, name }: Domain): TestDomain {
  const domain = new TestDomain(uuid ?? world.surroundings.newUuid(), name);
  world.domains.add(domain);
  return domain;
}

/**
 * The domain that has a document's uuid already.
 *
 * @throws {VirtError} `operationFailed` where the uuid has another name, or the name another uuid.
 */
function claimed(world: World, { name, uuid }: Domain): TestDomain | undefined {
  const refused = (detail: string) => new VirtError('operationFailed', detail, { domain: 'domain' });
  const byUuid = world.domains.byUuid(uuid ?? '');
  if (byUuid !== undefined && byUuid.name !== name) {
    throw refused(`domain '${byUuid.name}' is already defined with uuid ${byUuid.uuid}`);
  }
  const byName = world.domains.byName(name);
  if (byUuid === undefined && byName !== undefined) {
    throw refused(`domain '${name}' already exists with uuid ${byName.uuid}`);
  }
  return byUuid;
}

function undefine(world: World, domain: TestDomain, flags: number): void {
  const refused = (detail: string) => testError('operationInvalid', detail);
  if (domain.managedSave !== undefined && (flags & Undefine.managedSave) === 0) {
    throw refused('Refusing to undefine while domain managed save image exists');
  }
  if (!domain.isActive) {
    const { snapshots } = domain;
    if (snapshots.size > 0 && (flags & Undefine.snapshotsMetadata) === 0) {
      throw refused(`cannot delete inactive domain with ${snapshots.size} snapshots`);
    }
  }
  domain.managedSave = undefined;
  if (!domain.isActive) world.domains.remove(domain);
  domain.definition = undefined;
  emitLifecycle(world, domain, 'undefined', 'removed');
}

function rename(world: World, domain: TestDomain, name: string): void {
  if (domain.isActive) throw testError('operationInvalid', 'cannot rename active domain');
  if (name.includes('/')) throw testError('xmlError', `name ${name} cannot contain '/'`);
  const refused = (detail: string) => new VirtError('operationInvalid', detail, { domain: 'domain' });
  if (name === domain.name) throw refused("Can't rename domain to itself");
  if (world.domains.byName(name) !== undefined) throw refused(`domain with name '${name}' already exists`);
  const definition = domain.document;
  emitLifecycle(world, domain, 'undefined', 'renamed');
  world.domains.rename(domain, name, () => {
    domain.name = name;
    domain.definition = { ...definition, name };
  });
  emitLifecycle(world, domain, 'defined', 'renamed');
}
