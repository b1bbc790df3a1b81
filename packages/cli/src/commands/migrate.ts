/**
 * `migrate`: what its options ask of the library, and what happens while the guest is on its way: a line of progress, Ctrl-C to
 * stay here, and after a timeout a pause or post-copy.
 *
 * @source virsh 9.0, compared by running it
 */
import { type Domain, DomainMigrateFlags, param, type TypedParam } from 'typevirt';
import { Failure } from '../failure.ts';
import type { Arguments } from '../grammar/arguments.ts';
import type { migrationRows } from '../table/migration.ts';
import type { Shell } from './body.ts';
import { readDocument } from './files.ts';
import { domainOf } from './find.ts';
import { watchJob } from './job-progress.ts';

type Rows = ReturnType<(typeof migrationRows)['load']>;
type Option = Rows['migrate']['options'][number]['name'];
type MigrateArguments = Arguments<Option>;

const flagBits = {
  live: DomainMigrateFlags.live,
  offline: DomainMigrateFlags.offline,
  p2p: DomainMigrateFlags.peer2peer,
  tunnelled: DomainMigrateFlags.tunnelled,
  persistent: DomainMigrateFlags.persistDest,
  undefinesource: DomainMigrateFlags.undefineSource,
  suspend: DomainMigrateFlags.paused,
  'copy-storage-all': DomainMigrateFlags.nonSharedDisk,
  'copy-storage-inc': DomainMigrateFlags.nonSharedInc,
  'copy-storage-synchronous-writes': DomainMigrateFlags.nonSharedSynchronousWrites,
  'change-protection': DomainMigrateFlags.changeProtection,
  unsafe: DomainMigrateFlags.unsafe,
  compressed: DomainMigrateFlags.compressed,
  'auto-converge': DomainMigrateFlags.autoConverge,
  'rdma-pin-all': DomainMigrateFlags.rdmaPinAll,
  'abort-on-error': DomainMigrateFlags.abortOnError,
  postcopy: DomainMigrateFlags.postcopy,
  'postcopy-resume': DomainMigrateFlags.postcopyResume,
  zerocopy: DomainMigrateFlags.zerocopy,
  tls: DomainMigrateFlags.tls,
  parallel: DomainMigrateFlags.parallel,
} as const;

/** Options that are parameters of another name, in the order in which they are read. */
const paramNames = {
  migrateuri: ['string', 'migrate_uri'],
  graphicsuri: ['string', 'graphics_uri'],
  'listen-address': ['string', 'listen_address'],
  dname: ['string', 'destination_name'],
  'migrate-disks': ['list', 'migrate_disks'],
  'disks-port': ['int', 'disks_port'],
  'disks-uri': ['string', 'disks_uri'],
  xml: ['file', 'destination_xml'],
  'persistent-xml': ['file', 'persistent_xml'],
  'comp-methods': ['list', 'compression'],
  'comp-mt-level': ['int', 'compression.mt.level'],
  'comp-mt-threads': ['int', 'compression.mt.threads'],
  'comp-mt-dthreads': ['int', 'compression.mt.dthreads'],
  'comp-xbzrle-cache': ['ullong', 'compression.xbzrle.cache'],
  'auto-converge-initial': ['int', 'auto_converge.initial'],
  'auto-converge-increment': ['int', 'auto_converge.increment'],
  'postcopy-bandwidth': ['ullong', 'bandwidth.postcopy'],
  'parallel-connections': ['int', 'parallel.connections'],
  bandwidth: ['ullong', 'bandwidth'],
  'tls-destination': ['string', 'tls.destination'],
} as const satisfies { readonly [Name in Option]?: readonly [string, string] };

/** The whole command. */
export async function migrateDomain(args: MigrateArguments, shell: Shell): Promise<void> {
  checkCombinations(args);
  const domain = await domainOf(args, shell);
  const timeoutMs = readTimeout(args);
  const uri = args.required('desturi');
  const isManaged = !args.has('p2p') && !args.has('direct');
  await using destination = isManaged ? await shell.connectTo(uri) : undefined;
  const params = await readParams(args);
  if (args.has('copy-storage-synchronous-writes') && !copiesStorage(args))
    throw new Failure(
      "'--copy-storage-synchronous-writes' requires one of '--copy-storage-all', 'copy-storage-inc'",
    );
  const flags = args.flags(flagBits);
  const stop = await watchIterations(domain, args, shell);
  const timer =
    timeoutMs === undefined ? undefined : setTimeout(() => void hurry(domain, args, shell), timeoutMs);
  try {
    await watchJob(domain, shell, 'Migration', args.has('verbose'), async () => {
      if (destination === undefined) await domain.migrateToUri(uri, params, flags);
      else await domain.migrate(destination, params, flags);
    });
  } finally {
    clearTimeout(timer);
    stop();
  }
}

function checkCombinations(args: MigrateArguments): void {
  args.exclusive('live', 'offline');
  args.exclusive('timeout-suspend', 'timeout-postcopy');
  args.requires('postcopy-after-precopy', 'postcopy');
  args.requires('postcopy-resume', 'postcopy');
  args.requires('timeout-postcopy', 'postcopy');
  args.requires('persistent-xml', 'persistent');
  args.requires('tls-destination', 'tls');
}

const copiesStorage = (args: MigrateArguments): boolean =>
  args.has('copy-storage-all') || args.has('copy-storage-inc');

function readTimeout(args: MigrateArguments): number | undefined {
  const timeoutSeconds = args.uint('timeout') ?? 0;
  if (timeoutSeconds > 0 && !args.has('live'))
    throw new Failure('migrate: Unexpected timeout for offline migration');
  if (timeoutSeconds === 0 && (args.has('timeout-suspend') || args.has('timeout-postcopy')))
    throw new Failure('migrate: Unexpected --timeout-* option without --timeout');
  return timeoutSeconds === 0 ? undefined : timeoutSeconds * 1000;
}

async function readParams(args: MigrateArguments): Promise<TypedParam[]> {
  const params: TypedParam[] = [];
  for (const [option, [kind, field]] of Object.entries(paramNames) as [
    keyof typeof paramNames,
    (typeof paramNames)[keyof typeof paramNames],
  ][])
    params.push(...(await readParam(args, option, kind, field)));
  return params;
}

async function readParam(
  args: MigrateArguments,
  option: Option,
  kind: (typeof paramNames)[keyof typeof paramNames][0],
  field: string,
): Promise<TypedParam[]> {
  if (!args.has(option)) return [];
  switch (kind) {
    case 'int':
      return [param.int(field, args.int(option)!)];
    case 'ullong':
      return [param.ullong(field, args.ulong(option)!)];
    case 'string':
      return [param.string(field, args.required(option))];
    case 'list':
      return args
        .required(option)
        .split(',')
        .map((word) => param.string(field, word));
    case 'file':
      return [param.string(field, await readNewDocument(args.required(option)))];
  }
}

async function readNewDocument(file: string): Promise<string> {
  try {
    return await readDocument(file);
  } catch (cause) {
    throw new Failure(`cannot read file '${file}'`, { cause });
  }
}

/** Post-copy after the memory was sent once, if that is asked for. Returns what ends the watching. */
async function watchIterations(domain: Domain, args: MigrateArguments, shell: Shell): Promise<() => void> {
  if (!args.has('postcopy-after-precopy')) return () => undefined;
  const connection = await shell.connection();
  return connection.on(
    'domain',
    'migrationIteration',
    ({ iteration }) => {
      if (iteration === 2) void domain.migrateStartPostCopy().catch(() => undefined);
    },
    domain.uuid,
  );
}

/** What the guest is made to do after `--timeout`, so that the migration comes to its end. */
async function hurry(domain: Domain, args: MigrateArguments, shell: Shell): Promise<void> {
  try {
    if (args.has('timeout-postcopy')) await domain.migrateStartPostCopy();
    else await domain.suspend();
  } catch (error) {
    shell.complain(error instanceof Error ? error.message : String(error));
  }
}
