import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { jsonSchema, parse, XmlError } from '@typevirt/xml';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { corpusPath, hasCorpus, readCorpus } from '../test/corpus.ts';
import { documents, type DocumentName } from './documents.ts';

/** Folders of the corpus, by the kind of document in them. */
const folders: Partial<Record<DocumentName, readonly string[]>> = {
  domain: ['genericxml2xml', 'qemuxml2argv', 'lxcxml2xml', 'bhyvexml2xml'],
  'domain-backup': ['domainbackupxml2xml'],
  'domain-checkpoint': ['qemudomaincheckpointxml2xml'],
  'domain-snapshot': ['qemudomainsnapshotxml2xml'],
  interface: ['interfacexml2xml'],
  network: ['networkxml2xml'],
  'network-port': ['networkportxml2xml'],
  'node-device': ['nodedevxml2xml'],
  nwfilter: ['nwfilterxml2xml'],
  'nwfilter-binding': ['nwfilterbindingxml2xml'],
  secret: ['secretxml2xml'],
  'storage-pool': ['storagepoolxml2xml'],
  'storage-volume': ['storagevolxml2xml'],
};

/** As the command writes it: numbers that JSON cannot hold are texts. */
function toJson(value: unknown): unknown {
  const plain = (_: string, each: unknown) => {
    if (typeof each !== 'bigint') return each;
    return Number.isSafeInteger(Number(each)) ? Number(each) : String(each);
  };
  return JSON.parse(JSON.stringify(value, plain));
}

function validatorOf(name: DocumentName): (json: unknown) => string | undefined {
  // Formats of texts are what our own reading judges.
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  const validate = ajv.compile(jsonSchema(documents[name].root));
  return (json) => (validate(json) ? undefined : ajv.errorsText(validate.errors).slice(0, 300));
}

/** The documents of a folder that strict reading takes, with what it makes of them. */
function* accepted(name: DocumentName, folder: string): Generator<readonly [file: string, value: unknown]> {
  for (const file of readdirSync(join(corpusPath, folder), { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.xml')) continue;
    try {
      yield [file, parse(readCorpus(folder, file), documents[name].root)];
    } catch (error) {
      if (!(error instanceof XmlError)) throw error;
    }
  }
}

describe.skipIf(!hasCorpus)('the JSON form of every accepted document is one by its JSON Schema', () => {
  test.each(Object.entries(folders) as [DocumentName, readonly string[]][])('%s', (name, from) => {
    const complaint = validatorOf(name);
    const all = from.flatMap((folder) => [...accepted(name, folder)]);
    const refused = all.flatMap(([file, value]) => {
      const said = complaint(toJson(value));
      return said === undefined ? [] : [`${file}: ${said}`];
    });
    expect(all.length).toBeGreaterThan(0);
    expect(refused).toEqual([]);
  });
});

describe('JSON Schemas refuse what strict reading refuses', () => {
  const disk = { name: 'vda', backup: true };
  const guest = { type: 'qemu', name: 'n' };
  test.each<readonly [name: DocumentName, json: unknown]>([
    ['domain', guest],
    ['domain', { ...guest, os: {}, nmae: 1 }],
    ['secret', { ephemeral: 'perhaps', private: false }],
    ['network', { name: 7 }],
    ['domain-backup', { mode: 'pull', disks: [] }],
    ['domain-backup', { mode: 'push', server: { transport: 'unix', socket: '/s' }, disks: [] }],
    ['domain-backup', { mode: 'push', disks: [{ ...disk, backup: false, type: 'file' }] }],
    [
      'domain-backup',
      { mode: 'push', disks: [{ ...disk, type: 'file', target: { file: '/a', dev: '/b', seclabels: [] } }] },
    ],
  ])('%s %j', (name, json) => {
    expect(validatorOf(name)(json)).toBeTypeOf('string');
  });

  test('and take one of the alternatives', () => {
    const push = { mode: 'push', disks: [{ ...disk, type: 'file', target: { file: '/a', seclabels: [] } }] };
    const complaint = validatorOf('domain-backup');
    expect(complaint(push)).toBeUndefined();
    expect(complaint({ ...push, disks: [] })).toBeUndefined();
  });
});
