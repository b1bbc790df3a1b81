/**
 * Saving guests and dumping them. A saved guest is its document in a file.
 *
 * @source libvirt testDomainSaveFlags, testDomainRestoreFlags, testDomainManagedSave
 */
import { DomainRunningReason, type Methods } from '@typevirt/driver';
import { formatDomain, type Domain } from '@typevirt/model';
import type { TestDomain } from '../domain/domain.ts';
import { emitLifecycle } from '../domain/emit.ts';
import { stopDomain } from '../domain/run.ts';
import { readDefinition } from '../domain/settle.ts';
import { testError } from '../errors.ts';
import type { World } from '../world/world.ts';
import { allowFlags, requireActive, type MethodContext } from './context.ts';
import { createFrom } from './definition.ts';

export type SavingMethods = Pick<
  Methods,
  | 'domainSave'
  | 'domainRestore'
  | 'domainSaveImageGetXmlDesc'
  | 'domainSaveImageDefineXml'
  | 'domainCoreDump'
  | 'domainManagedSave'
  | 'domainHasManagedSaveImage'
  | 'domainManagedSaveRemove'
>;

const magic = 'TestGuestMagic\n';
const dump = { crash: 0x1 } as const;
const managedSaveFlags = 0x7;

export function savingMethods({ world }: MethodContext): SavingMethods {
  const { files } = world.surroundings;
  return {
    async domainSave({ dom, to, dxml, flags }) {
      allowFlags(flags, 0, 'testDomainSaveFlags');
      if (dxml !== null) throw testError('argumentUnsupported', 'xml modification unsupported');
      const domain = world.domain(dom);
      const live = requireActive(domain);
      await files.write(to, magic + formatDomain(live.document, ['inactive', 'secure']));
      if (domain.live === live) stopSaved(world, domain);
    },
    async domainRestore({ from, dxml, flags }) {
      allowFlags(flags, 0, 'testDomainRestoreFlags');
      if (dxml !== null) throw testError('argumentUnsupported', 'xml modification unsupported');
      createFrom(world, await readImage(world, from), DomainRunningReason.restored);
    },
    async domainSaveImageGetXmlDesc({ file, flags }) {
      allowFlags(flags, 1, 'testDomainSaveImageGetXMLDesc');
      return {
        xml: formatDomain(await readImage(world, file), flags === 0 ? 'inactive' : ['inactive', 'secure']),
      };
    },
    async domainSaveImageDefineXml({ file, dxml, flags }) {
      allowFlags(flags, 0x6, 'testDomainSaveImageDefineXML');
      await readImage(world, file);
      const document = readDefinition(world.surroundings, dxml);
      await files.write(file, magic + formatDomain(document, ['inactive', 'secure']));
    },
    async domainCoreDump({ dom, to, dumpformat, flags }) {
      allowFlags(flags, dump.crash, 'testDomainCoreDumpWithFormat');
      const domain = world.domain(dom);
      requireActive(domain);
      if (dumpformat !== 0)
        throw testError('operationUnsupported', 'kdump-compressed format is not supported here');
      await files.write(to, 'TestGuestMagic');
      if ((flags & dump.crash) === 0 || !domain.isActive) return;
      stopDomain(world, domain, 'crashed');
      emitLifecycle(world, domain, 'stopped', 'crashed');
    },
    domainManagedSave({ dom, flags }) {
      allowFlags(flags, managedSaveFlags, 'testDomainManagedSave');
      const domain = world.domain(dom);
      requireActive(domain);
      if (!domain.isPersistent) {
        throw testError('operationInvalid', 'cannot do managed save for transient domain');
      }
      domain.managedSave = domain.document;
      stopSaved(world, domain);
    },
    domainHasManagedSaveImage({ dom, flags }) {
      allowFlags(flags, 0, 'testDomainHasManagedSaveImage');
      return { result: world.domain(dom).managedSave === undefined ? 0 : 1 };
    },
    domainManagedSaveRemove({ dom, flags }) {
      allowFlags(flags, 0, 'testDomainManagedSaveRemove');
      world.domain(dom).managedSave = undefined;
    },
  };
}

function stopSaved(world: World, domain: TestDomain): void {
  stopDomain(world, domain, 'saved');
  emitLifecycle(world, domain, 'stopped', 'saved');
}

/** The document in a saved guest's file. @throws {VirtError} `systemError` without the file, `internalError` for other files. */
async function readImage(world: World, path: string): Promise<Domain> {
  const content = await world.surroundings.files.read(path);
  if (content === undefined) {
    throw testError('systemError', `cannot read domain image '${path}': No such file or directory`);
  }
  if (content.length < magic.length)
    throw testError('systemError', `incomplete save header in '${path}': Success`);
  if (!content.startsWith(magic)) throw testError('internalError', 'mismatched header magic');
  return readDefinition(world.surroundings, content.slice(magic.length));
}
