/** The protocol's self-describing values: statistics, tunables, migration parameters. */
import type { Xdr } from './codec.ts';
import { XdrError } from './error.ts';
import type { XdrReader } from './reader.ts';
import { string } from './text.ts';
import type { XdrWriter } from './writer.ts';

/** A named value of one of seven types. */
export type TypedParam =
  | { field: string; type: 'int' | 'uint' | 'double'; value: number }
  | { field: string; type: 'llong' | 'ullong'; value: bigint }
  | { field: string; type: 'boolean'; value: boolean }
  | { field: string; type: 'string'; value: string };

/** The numbers of the types on the wire. @source libvirt virTypedParameterType */
export const typedParamTypes = {
  int: 1,
  uint: 2,
  llong: 3,
  ullong: 4,
  double: 5,
  boolean: 6,
  string: 7,
} as const;

const text = string(4_194_304);

export const typedParam: Xdr<TypedParam> = {
  minBytes: 12,
  shape: { kind: 'typedParam' },
  read: (from) => readValue(text.read(from), from),
  write(to, param) {
    text.write(to, param.field);
    writeValue(to, param);
  },
};

function readValue(field: string, from: XdrReader): TypedParam {
  const type = from.int();
  switch (type) {
    case 1:
      return { field, type: 'int', value: from.int() };
    case 2:
      return { field, type: 'uint', value: from.uint() };
    case 3:
      return { field, type: 'llong', value: from.hyper() };
    case 4:
      return { field, type: 'ullong', value: from.uhyper() };
    case 5:
      return { field, type: 'double', value: from.double() };
    case 6:
      return { field, type: 'boolean', value: from.int() !== 0 };
    case 7:
      return { field, type: 'string', value: text.read(from) };
    default:
      throw new XdrError(`'${field}' has unknown type ${type}`);
  }
}

function writeValue(to: XdrWriter, param: TypedParam): void {
  to.int(typedParamTypes[param.type]);
  switch (param.type) {
    case 'int':
      to.int(param.value);
      break;
    case 'uint':
      to.uint(param.value);
      break;
    case 'llong':
      to.hyper(param.value);
      break;
    case 'ullong':
      to.uhyper(param.value);
      break;
    case 'double':
      to.double(param.value);
      break;
    case 'boolean':
      to.int(param.value ? 1 : 0);
      break;
    case 'string':
      text.write(to, param.value);
      break;
  }
}
