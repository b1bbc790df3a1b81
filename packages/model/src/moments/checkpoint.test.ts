import { describe, expect, test } from 'vitest';
import { parseDomain } from '../domain/parse.ts';
import { alignCheckpoint, checkpointKind, formatCheckpoint, parseCheckpoint } from './checkpoint.ts';
import { requireFileName, requireSameDomain } from './moment.ts';

const uuid = '8137ac59-1d76-4be0-8a24-39923e3ac6de';
const definition = `<domain type='qemu'><name>cp</name><uuid>${uuid}</uuid><memory>32768</memory><os><type>hvm</type></os><devices>
  <disk type='file'><source file='/p/a.qcow2'/><target dev='vda' bus='virtio'/></disk>
  <disk type='file'><source file='/p/b.qcow2'/><target dev='vdb' bus='virtio'/></disk>
  <disk type='file' device='cdrom'><target dev='hda' bus='ide'/></disk>
  <disk type='file'><source file='/p/r.img'/><target dev='vdc' bus='virtio'/><readonly/></disk>
</devices></domain>`;
const domain = parseDomain(definition);
const checkpoint = (inside: string, redefine = false) =>
  parseCheckpoint(`<domaincheckpoint>${inside}</domaincheckpoint>`, { redefine, nowSeconds: 1525889631n });
const refused = (detail: string) => expect.objectContaining({ detail });

describe('parseCheckpoint()', () => {
  test('names a checkpoint by its time', () => {
    expect(checkpoint('')).toMatchObject({ name: '1525889631', creationTime: 1525889631n });
  });

  test('drops what only output shows', () => {
    const read = checkpoint('<name>c</name><parent><name>b</name></parent><creationTime>5</creationTime>');
    expect(read).toMatchObject({ name: 'c', creationTime: 1525889631n });
    expect(read.parent).toBeUndefined();
  });

  test.each([
    '<name></name>',
    '<name>a/b</name>',
    '<name>.a</name>',
    '<name>a b</name>',
    '<foo/>',
    "<disks><disk name='vda' checkpoint='x'/></disks>",
  ])('always refuses what its grammar does not know: %s', (inside) => {
    expect(() => checkpoint(inside)).toThrow(expect.objectContaining({ code: 'xmlInvalidSchema' }));
  });

  test('tells line and column of what is not XML', () => {
    expect(() => checkpoint('<name>')).toThrow(
      expect.objectContaining({
        code: 'xmlDetail',
        detail: expect.stringMatching(/^\(domain_checkpoint\):1: /),
      }),
    );
  });

  test('redefinition needs a name and a time', () => {
    expect(() => checkpoint('<creationTime>5</creationTime>', true)).toThrow(
      expect.objectContaining({
        code: 'xmlError',
        domain: 'domainCheckpoint',
        detail: 'a redefined checkpoint must have a name',
      }),
    );
    expect(() => checkpoint('<name>c</name>', true)).toThrow(
      expect.objectContaining({
        code: 'internalError',
        detail: 'missing creationTime from existing checkpoint',
      }),
    );
  });

  test('redefinition needs the definition of the same domain', () => {
    const read = checkpoint(`<name>c</name><creationTime>5</creationTime>`, true);
    expect(() => requireSameDomain(read, uuid, checkpointKind)).toThrow(
      refused('missing domain in checkpoint'),
    );
    const whole = checkpoint(`<name>c</name><creationTime>5</creationTime>${definition}`, true);
    expect(requireSameDomain(whole, uuid, checkpointKind).name).toBe('cp');
    expect(() => requireSameDomain(whole, '11111111-2222-3333-4444-555555555555', checkpointKind)).toThrow(
      refused('definition for checkpoint c must use uuid 11111111-2222-3333-4444-555555555555'),
    );
  });
});

describe('alignCheckpoint()', () => {
  test('without a list, all take part that can be written and hold an image', () => {
    expect(formatCheckpoint(alignCheckpoint(checkpoint('<name>c</name>'), domain))).toBe(`<domaincheckpoint>
  <name>c</name>
  <creationTime>1525889631</creationTime>
  <disks>
    <disk name='vda' checkpoint='bitmap' bitmap='c'/>
    <disk name='vdb' checkpoint='bitmap' bitmap='c'/>
    <disk name='hda' checkpoint='no'/>
    <disk name='vdc' checkpoint='no'/>
  </disks>
</domaincheckpoint>
`);
  });

  test('with a list, the others take no part', () => {
    const aligned = alignCheckpoint(
      checkpoint("<disks><disk name='/p/b.qcow2' bitmap='mine'/></disks>"),
      domain,
    );
    expect(aligned.disks.filter(({ tracking }) => tracking.checkpoint === 'bitmap')).toEqual([
      { name: 'vdb', tracking: { checkpoint: 'bitmap', bitmap: 'mine' } },
    ]);
  });

  test.each([
    ["<disk name='vda'/><disk name='vda'/>", "disk 'vda' specified twice"],
    ["<disk name='vda'/><disk name='/p/a.qcow2'/>", "disk '/p/a.qcow2' specified twice"],
    ["<disk name='vdz'/>", "no disk named 'vdz'"],
    ["<disk name='hda' checkpoint='bitmap'/>", "disk 'hda' is empty or readonly"],
    ["<disk name='vdc' checkpoint='bitmap'/>", "disk 'vdc' is empty or readonly"],
  ])('refuses %s', (disks, detail) => {
    const read = checkpoint(`<disks>${disks}</disks>`);
    expect(() => alignCheckpoint(read, domain)).toThrow(
      expect.objectContaining({ code: 'configUnsupported', domain: 'domainCheckpoint', detail }),
    );
  });
});

describe('requireFileName()', () => {
  test.each([
    ['a/b', "invalid checkpoint name 'a/b': name can't contain '/'"],
    ['.a', "invalid checkpoint name '.a': name can't start with '.'"],
  ])('refuses %s', (name, detail) => {
    expect(() => requireFileName(name, checkpointKind)).toThrow(
      expect.objectContaining({ code: 'xmlDetail', detail }),
    );
  });
});
