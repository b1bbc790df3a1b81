/**
 * Words of a command line. Devices, objects and block nodes are written as JSON objects, the rest as QEMU's comma lists;
 * which is which, and the order of keys, follows libvirt, so that guests can move between both.
 */

/** A property of a device, object or node. Undefined: not said. */
export type Prop = string | number | bigint | boolean | null | undefined | Props | readonly Prop[];
/** Properties in the order in which they are written. */
export interface Props {
  readonly [name: string]: Prop;
}

/** An option and its value; properties become JSON. */
export type Option = readonly [option: string, value?: string | Props];

/** `-device`, as JSON. */
export function device(driver: string, props: Props): Option {
  return ['-device', { driver, ...props }];
}

/** `-object`, as JSON. */
export function object(type: string, id: string, props: Props = {}): Option {
  return ['-object', { 'qom-type': type, id, ...props }];
}

/** `-blockdev`, as JSON. */
export function blockdev(props: Props): Option {
  return ['-blockdev', props];
}

/** JSON of properties; those that are undefined are left out, 64-bit numbers are written in full. */
export function formatProps(props: Props): string {
  return formatValue(props);
}

function formatValue(value: Exclude<Prop, undefined>): string {
  if (typeof value === 'bigint') return String(value);
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.filter(isSaid).map(formatValue).join(',')}]`;
  const pairs = Object.entries(value as Props).flatMap(([name, each]) =>
    each === undefined ? [] : [`${JSON.stringify(name)}:${formatValue(each)}`],
  );
  return `{${pairs.join(',')}}`;
}

function isSaid(value: Prop): value is Exclude<Prop, undefined> {
  return value !== undefined;
}

/** Pairs of a comma list; those whose value is undefined are left out. */
export type Pairs = Readonly<Record<string, string | number | bigint | undefined>>;

/** A comma list such as `pty,id=charserial0`; values are escaped, the first word is not. */
export function list(first: string | undefined, pairs: Pairs = {}): string {
  const said = Object.entries(pairs).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}=${commas(String(value))}`],
  );
  return [...(first === undefined ? [] : [first]), ...said].join(',');
}

/** Text inside a comma list. */
export function commas(text: string): string {
  return text.replaceAll(',', ',,');
}

/** `on` or `off`. */
export function onOff(value: boolean): 'on' | 'off';
export function onOff(value: boolean | undefined): 'on' | 'off' | undefined;
export function onOff(value: boolean | undefined): 'on' | 'off' | undefined {
  return value === undefined ? undefined : value ? 'on' : 'off';
}

/** A number where 0 means that nothing is said. */
export function positive<T extends number | bigint>(value: T | undefined): T | undefined {
  return value === undefined || Number(value) === 0 ? undefined : value;
}
