import { describe, expect, test } from 'vitest';
import { parseDomain } from '../domain/parse.ts';
import { alignSnapshot } from './snapshot-align.ts';
import { formatSnapshot, parseSnapshot, type SnapshotReadOptions } from './snapshot.ts';

const uuid = '8137ac59-1d76-4be0-8a24-39923e3ac6de';
const definition = `<domain type='qemu'><name>sn</name><uuid>${uuid}</uuid><memory>32768</memory><os><type>hvm</type></os><devices>
  <disk type='file'><source file='/p/a.qcow2'/><target dev='vda' bus='virtio'/></disk>
  <disk type='block'><source dev='/dev/b'/><target dev='vdb' bus='virtio'/></disk>
  <disk type='file' device='cdrom'><target dev='hda' bus='ide'/></disk>
  <disk type='file' snapshot='no'><source file='/p.d/r'/><target dev='vdc' bus='virtio'/></disk>
</devices></domain>`;
const domain = parseDomain(definition);
const snapshot = (inside: string, options: Partial<SnapshotReadOptions> = {}) =>
  parseSnapshot(`<domainsnapshot>${inside}</domainsnapshot>`, {
    redefine: false,
    nowSeconds: 7n,
    ...options,
  });
const align = (disks: string, usual: 'internal' | 'external' = 'external', uniform = false) =>
  alignSnapshot(snapshot(`<name>s</name><disks>${disks}</disks>`), domain, { usual, uniform });

describe('parseSnapshot()', () => {
  test.each([
    ["<memory snapshot='external'/>", 'external memory snapshots require a filename'],
    ["<memory snapshot='internal' file='/x'/>", "memory filename '/x' requires external snapshot"],
    ["<memory snapshot='external' file='x'/>", 'memory snapshot file path (x) must be absolute'],
  ])('refuses %s', (inside, detail) => {
    expect(() => snapshot(inside)).toThrow(
      expect.objectContaining({ code: 'xmlError', domain: 'domainSnapshot', detail }),
    );
  });

  test('tells a text that ends inside its state from a state that does not exist', () => {
    const cut = '<domainsnapshot>\n  <state>p';
    expect(() => parseSnapshot(cut, { nowSeconds: 5n, redefine: true })).toThrow(
      expect.objectContaining({
        code: 'xmlDetail',
        detail: expect.stringContaining('Premature end of data'),
      }),
    );
  });

  test('keeps no memory of a domain that is off', () => {
    expect(() => snapshot("<memory snapshot='internal'/>", { offline: true })).toThrow(
      expect.objectContaining({ detail: 'memory state cannot be saved with offline or disk-only snapshot' }),
    );
  });

  test.each([
    ['', 'xmlError', 'a redefined snapshot must have a name'],
    ['<name>c</name>', 'internalError', 'missing creationTime from existing snapshot'],
    ['<name>c</name><creationTime>5</creationTime>', 'xmlError', 'missing state from existing snapshot'],
    [
      '<name>c</name><creationTime>5</creationTime><state>foo</state>',
      'configUnsupported',
      "Invalid state 'foo' in domain snapshot XML",
    ],
  ])('redefinition refuses %s', (inside, code, detail) => {
    expect(() => snapshot(inside, { redefine: true })).toThrow(expect.objectContaining({ code, detail }));
  });

  test('takes the words of libvirt for a bad attribute', () => {
    expect(() => snapshot("<disks><disk name='vda' snapshot='x'/></disks>")).toThrow(
      expect.objectContaining({
        code: 'xmlError',
        domain: 'xml',
        detail: "Invalid value for attribute 'snapshot' in element 'disk': 'x'.",
      }),
    );
    expect(() => snapshot('<disks><disk/></disks>')).toThrow(
      expect.objectContaining({ code: 'internalError', detail: 'missing name from disk snapshot element' }),
    );
  });

  test('reads a domain that is only named, and writes it so', () => {
    const inside = `<name>c</name><state>running</state><creationTime>5</creationTime><domain><uuid>${uuid}</uuid></domain>`;
    const read = snapshot(inside, { redefine: true });
    expect(read.domainUuid).toBe(uuid);
    expect(formatSnapshot(read)).toContain(`<domain>\n    <uuid>${uuid}</uuid>\n  </domain>`);
  });

  test('unknown elements are dropped, or refused when strict', () => {
    expect(formatSnapshot(snapshot('<foo/>'))).not.toContain('foo');
    expect(() => snapshot('<foo/>', { strict: true })).toThrow(
      expect.objectContaining({ code: 'xmlInvalidSchema' }),
    );
  });
});

describe('alignSnapshot()', () => {
  test('names new images after the snapshot, in the place of the last suffix', () => {
    const { disks } = align("<disk name='vda'/><disk name='vdb' snapshot='no'/>");
    expect(disks[0]).toMatchObject({
      name: 'vda',
      snapshot: 'external',
      image: { type: 'file', source: { file: '/p/a.s' } },
    });
  });

  test('a dot in a folder is no suffix', () => {
    const { disks } = align("<disk name='vdb' snapshot='no'/><disk name='vdc' snapshot='external'/>");
    expect(disks[3]).toMatchObject({ image: { source: { file: '/p.d/r.s' } } });
  });

  test('disks follow their own definition, drives without image take no part', () => {
    const { disks } = align('', 'internal');
    expect(disks.map(({ name, snapshot: how }) => `${name} ${how}`)).toEqual([
      'vda internal',
      'vdb internal',
      'hda no',
      'vdc no',
    ]);
  });

  test.each([
    ["<disk name='vda'/><disk name='vda'/>", "disk 'vda' specified twice"],
    ["<disk name='vdz'/>", "no disk named 'vdz'"],
    [
      "<disk name='vda' snapshot='internal'><source file='/x'/></disk>",
      "file '/x' for disk 'vda' requires use of external snapshot mode",
    ],
    [
      "<disk name='hda' snapshot='external'/>",
      "cannot generate external snapshot name for disk 'hda' without source",
    ],
    [
      "<disk name='vdb' snapshot='external'/>",
      "cannot generate external snapshot name for disk 'vdb' on a 'block' device",
    ],
  ])('refuses %s', (disks, detail) => {
    expect(() => align(disks, 'internal')).toThrow(
      expect.objectContaining({ code: 'configUnsupported', domain: 'domainSnapshot', detail }),
    );
  });

  test('refuses to mix ways of keeping disks where they must be one', () => {
    expect(() => align("<disk name='vda' snapshot='external'/>", 'internal', true)).toThrow(
      expect.objectContaining({ detail: "disk 'vda' must use snapshot mode 'internal'" }),
    );
  });
});
