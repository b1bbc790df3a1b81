/**
 * Questions to QEMU's own description of QMP (query-qmp-schema), as paths:
 *
 *     blockdev-add/arg-type/+file/aio/^io_uring
 *
 * A path starts at a command or event; `arg-type` and `ret-type` step into what goes in and comes out, a name
 * into a member, `+name` into the branch of a union, `^name` asks for a value of an enumeration, `$name`
 * for a feature, `*name` for a member that may be left out. Names of types are not stable and never appear.
 *
 * @source QEMU docs/devel/qapi-code-gen.rst, "Client JSON Protocol introspection"
 */
import type { SchemaInfo } from '../monitor/commands.ts';
import type { Json, JsonObject } from '../monitor/json.ts';

/** Flags we ask for: name → path. Names are ours. */
export const schemaFlags = {
  'blockdev-reopen': 'blockdev-reopen',
  'blockdev-file-io-uring': 'blockdev-add/arg-type/+file/aio/^io_uring',
  'blockdev-file-dynamic-auto-read-only': 'blockdev-add/arg-type/+file/$dynamic-auto-read-only',
  'blockdev-snapshot-allow-write-only': 'blockdev-snapshot/$allow-write-only-overlay',
  'blockdev-backup': 'blockdev-backup',
  'block-dirty-bitmap-add-persistent': 'block-dirty-bitmap-add/arg-type/*persistent',
  'block-dirty-bitmap-merge-any-node': 'block-dirty-bitmap-merge/arg-type/bitmaps/node',
  'transaction-bitmap-merge': 'transaction/arg-type/actions/+block-dirty-bitmap-merge',
  'block-export-add-bitmaps': 'block-export-add/arg-type/+nbd/bitmaps',
  'nbd-bitmap': 'nbd-server-add/arg-type/*bitmap',
  'named-nodes-flat': 'query-named-block-nodes/arg-type/flat',
  'migrate-bitmap-mapping': 'migrate-set-parameters/arg-type/block-bitmap-mapping/bitmaps/transform',
  'device-json': 'device_add/$json-cli',
  'device-json-hotplug': 'device_add/$json-cli-hotplug',
  'netdev-json': 'netdev_add/arg-type/+user',
  'netdev-stream': 'netdev_add/arg-type/+stream',
  'netdev-dgram': 'netdev_add/arg-type/+dgram',
  'object-json': 'object-add/arg-type/+secret',
  'chardev-json': 'chardev-add/arg-type/backend/+socket',
  'chardev-qemu-vdagent': 'chardev-add/arg-type/backend/type/^qemu-vdagent',
  'set-action': 'set-action',
  'screendump-png': 'screendump/arg-type/format/^png',
  'screendump-device': 'screendump/arg-type/device',
  'calc-dirty-rate': 'calc-dirty-rate',
  'memory-backend-file-discard': 'object-add/arg-type/+memory-backend-file/discard-data',
  'display-dbus': 'query-display-options/ret-type/type/^dbus',
  'display-egl-headless': 'query-display-options/ret-type/type/^egl-headless',
  'display-gtk': 'query-display-options/ret-type/type/^gtk',
  'display-sdl': 'query-display-options/ret-type/type/^sdl',
} as const satisfies Record<string, string>;

/** A schema, indexed. */
export class QmpSchema {
  readonly #byName: ReadonlyMap<string, SchemaInfo>;

  constructor(entries: readonly SchemaInfo[]) {
    this.#byName = new Map(entries.map((entry) => [entry.name, entry]));
  }

  /** Whether the path leads anywhere. */
  has(path: string): boolean {
    const [start = '', ...steps] = path.split('/');
    const entry = this.#byName.get(start);
    if (entry?.['meta-type'] !== 'command' && entry?.['meta-type'] !== 'event') return false;
    return this.#walk(entry, steps);
  }

  #walk(entry: SchemaInfo | undefined, steps: readonly string[]): boolean {
    if (!entry) return false;
    const [step, ...rest] = steps;
    if (step === undefined) return true;
    if (entry['meta-type'] === 'array') return this.#walk(this.#type(entry['element-type']), steps);
    if (step.startsWith('$')) return list(entry['features']).includes(step.slice(1));
    if (step.startsWith('^')) return list(entry['values']).includes(step.slice(1));
    if (step === 'arg-type' || step === 'ret-type') return this.#walk(this.#type(entry[step]), rest);
    if (entry['meta-type'] === 'alternate') {
      return list(entry['members']).some((member) =>
        this.#walk(this.#type((member as JsonObject)['type']), steps),
      );
    }
    if (step.startsWith('+'))
      return this.#walk(this.#type(find(entry['variants'], 'case', step.slice(1))?.['type']), rest);
    const optional = step.startsWith('*');
    const member = find(entry['members'], 'name', optional ? step.slice(1) : step);
    if (!member || (optional && !('default' in member))) return false;
    return this.#walk(this.#type(member['type']), rest);
  }

  #type(name: Json | undefined): SchemaInfo | undefined {
    return typeof name === 'string' ? this.#byName.get(name) : undefined;
  }
}

/** The flags of {@link schemaFlags} that hold. */
export function flagsOf(entries: readonly SchemaInfo[]): string[] {
  const schema = new QmpSchema(entries);
  return Object.entries(schemaFlags).flatMap(([flag, path]) => (schema.has(path) ? [flag] : []));
}

function list(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? (value as readonly Json[]) : [];
}

function find(among: Json | undefined, key: string, wanted: string): JsonObject | undefined {
  return list(among).find((entry) => (entry as JsonObject)[key] === wanted) as JsonObject | undefined;
}
