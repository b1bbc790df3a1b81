/**
 * Compares the tables with the published protocol, row by row and field by field, down to limits and permissions.
 * The descriptions stand beside the repository (or where TYPEVIRT_FACTS says).
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Xdr } from '../xdr/codec.ts';
import { admin } from './admin.ts';
import { lxc } from './lxc.ts';
import type { AnyProcedure, Program } from './procedure.ts';
import { qemu } from './qemu.ts';
import { remote } from './remote.ts';

interface Field {
  name: string;
  type: string;
}

interface Row {
  number: number;
  name: string;
  kind: 'call' | 'event';
  args: string | null;
  ret: string | null;
  msg?: string;
  acl?: string[] | null;
  aclfilter?: string[] | null;
  priority: string | null;
  stream: string;
  bidirectional?: boolean;
  fds?: string;
  api?: string;
  since?: string;
}

interface Protocol {
  program: string;
  version: number;
  structs: Record<string, Field[]>;
  procedures: Row[];
}

const folder = process.env.TYPEVIRT_FACTS ?? join(import.meta.dirname, '../../../../../shared/facts');
const absent = !existsSync(join(folder, 'remote-protocol.json'));

function load<T>(name: string): T {
  return JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')) as T;
}

/** The type expression of a codec, in the words of the published description. */
function expressionOf({ shape }: Xdr<unknown>): string {
  switch (shape.kind) {
    case 'bool':
      return 'int';
    case 'uuid':
      return 'opaque[16]';
    case 'typedParam':
      return 'typed_param';
    case 'string':
    case 'opaque':
      return `${shape.kind}<${shape.max}>`;
    case 'chars':
    case 'charText':
      return `array<char,${shape.max}>`;
    case 'fixedCharText':
      return `fixed<char,${shape.length}>`;
    case 'optional':
      return `optional<${expressionOf(shape.item)}>`;
    case 'array':
      return `array<${expressionOf(shape.item)},${shape.max}>`;
    case 'enumeration':
      return `enum${JSON.stringify(shape.values)}`;
    case 'struct':
      return `{${Object.entries(shape.fields)
        .map(([name, field]) => `${name}:${expressionOf(field)}`)
        .join(';')}}`;
    default:
      return shape.kind;
  }
}

/** The same expression with every name replaced by what it stands for. Whether an `int` means yes or no is ours to say. */
function expand(expression: string, structs: Record<string, Field[]>): string {
  return expression
    .replace(/\bstruct:(\w+)/g, (_, name: string) => structOf(name, structs))
    .replace(/\benum:remote_auth_type/g, 'enum{"none":0,"sasl":1,"polkit":2}')
    .replace(/^(u?)(short|char)$/, '$1int');
}

function structOf(name: string | null | undefined, structs: Record<string, Field[]>): string {
  if (name === null || name === undefined) return 'nothing';
  const fields = structs[name];
  if (fields === undefined) throw new Error(`no struct ${name}`);
  return `{${fields.map((field) => `${camel(field.name)}:${expand(field.type, structs)}`).join(';')}}`.replace(
    'needResults:uint',
    'needResults:int',
  );
}

function camel(name: string): string {
  return name.replace(/_([A-Za-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

function keyOf(name: string): string {
  return camel(name.toLowerCase());
}

interface Enumeration {
  values: { name: string; value: number }[];
}

function expectedPermissions(acl: string[] | null, flags: Map<string, number>): unknown {
  return (
    acl?.map((entry) => {
      const [object, name, flag, field, value] = entry.split(':');
      const permission = `${object}:${name}`;
      if (flag === undefined) return permission;
      if (field !== undefined) return { permission, when: { field, equals: flags.get(value ?? '') } };
      const bits = flag
        .replace('!', '')
        .split('|')
        .reduce((sum, word) => sum | (flags.get(word) ?? Number.NaN), 0);
      return { permission, when: { field: 'flags', [flag.startsWith('!') ? 'unset' : 'set']: bits } };
    }) ?? null
  );
}

describe.skipIf(absent)(
  absent ? 'tables (skipped: no published protocol beside the repository)' : 'tables',
  () => {
    const programs: Record<string, Program> = { remote, qemu, lxc, admin };

    test.each(Object.keys(programs))('%s has the published procedures and nothing else', (name) => {
      const program = programs[name]!;
      const protocol = load<Protocol>(`${name}-protocol`);
      const structs = { ...load<Protocol>('remote-protocol').structs, ...protocol.structs };
      expect(program.number).toBe(Number(protocol.program));
      expect(program.version).toBe(protocol.version);
      expect(Object.entries(program.procedures).map(([key, { number }]) => [key, number])).toEqual(
        protocol.procedures.map((row) => [keyOf(row.name), row.number]),
      );
      for (const row of protocol.procedures) {
        const own = program.procedures[keyOf(row.name)]!;
        expect([row.name, expressionOf(own.args), expressionOf(own.reply)]).toEqual([
          row.name,
          structOf(row.kind === 'event' ? row.msg : row.args, structs),
          structOf(row.ret, structs),
        ]);
      }
    });

    test.each(Object.keys(programs))('%s has the published annotations', (name) => {
      const flags = new Map<string, number>();
      for (const { values } of Object.values(load<{ enums: Record<string, Enumeration> }>('api').enums)) {
        for (const value of values) flags.set(value.name, value.value);
      }
      for (const row of load<Protocol>(`${name}-protocol`).procedures) {
        const own = programs[name]!.procedures[keyOf(row.name)]!;
        expect({
          name: row.name,
          kind: own.kind,
          allow: own.allow,
          filter: own.filter,
          priority: own.priority,
          stream: own.stream,
          fds: own.fds,
          api: own.api,
          since: own.since,
        }).toEqual({
          name: row.name,
          kind: row.kind,
          allow: expectedPermissions(row.acl === undefined ? [] : row.acl, flags),
          filter: row.aclfilter ?? [],
          priority: row.priority ?? 'low',
          stream: row.bidirectional ? 'both' : row.stream,
          fds: row.fds === 'call+reply' ? 'both' : (row.fds ?? 'none'),
          api: row.api ?? null,
          since: row.since ?? null,
        });
      }
    });
  },
);

test('only the authenticating procedures are open to a client that has not authenticated', () => {
  const open = Object.entries(remote.procedures as Record<string, AnyProcedure>).filter(
    ([, row]) => !row.needsAuth,
  );
  expect(open.map(([key]) => key)).toEqual([
    'authList',
    'authSaslInit',
    'authSaslStart',
    'authSaslStep',
    'authPolkit',
  ]);
});
