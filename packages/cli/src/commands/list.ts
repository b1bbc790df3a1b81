/** What `list` shows: which domains, in which order, and the columns. */
import {
  type Connection,
  ConnectListAllDomainsFlags as Bits,
  type Domain,
  DomainMetadataType,
  VirtError,
} from 'typevirt';
import type { Arguments } from '../grammar/arguments.ts';
import type { Column, Output } from '../output/output.ts';
import { attempt, Failure, isUnsupported } from '../failure.ts';
import { domainStates, wordFor } from './words.ts';
import { parseXml, valueAt } from '../xml/tree.ts';

type ListOption =
  | 'inactive'
  | 'all'
  | 'transient'
  | 'persistent'
  | 'with-snapshot'
  | 'without-snapshot'
  | 'with-checkpoint'
  | 'without-checkpoint'
  | 'state-running'
  | 'state-paused'
  | 'state-shutoff'
  | 'state-other'
  | 'autostart'
  | 'no-autostart'
  | 'with-managed-save'
  | 'without-managed-save'
  | 'uuid'
  | 'name'
  | 'id'
  | 'table'
  | 'managed-save'
  | 'title';

/** A listed domain. */
export interface ListedDomain {
  readonly id: number | null;
  readonly name: string;
  readonly uuid: string;
  readonly state: string;
  readonly title?: string;
}

const stateBits = {
  'state-running': Bits.running,
  'state-paused': Bits.paused,
  'state-shutoff': Bits.shutoff,
  'state-other': Bits.other,
} as const;

/** The filter that the options stand for. */
export function listFilter(args: Arguments<ListOption>): number {
  const states = args.flags(stateBits);
  const inactive = args.has('inactive') || args.has('state-shutoff');
  const active = !args.has('inactive');
  const filter = args.flags({
    persistent: Bits.persistent,
    transient: Bits.transient,
    'with-managed-save': Bits.managedsave,
    'without-managed-save': Bits.noManagedsave,
    autostart: Bits.autostart,
    'no-autostart': Bits.noAutostart,
    'with-snapshot': Bits.hasSnapshot,
    'without-snapshot': Bits.noSnapshot,
    'with-checkpoint': Bits.hasCheckpoint,
    'without-checkpoint': Bits.noCheckpoint,
  });
  const life = args.has('all')
    ? Bits.active | Bits.inactive
    : (active ? Bits.active : 0) | (inactive ? Bits.inactive : 0);
  return (life | states | filter) >>> 0;
}

/** Running domains by id, then the others by name. */
export function listOrder(first: Domain, second: Domain): number {
  const [a, b] = [first.ref.id, second.ref.id];
  if (a === -1 && b === -1) return compareNames(first.name, second.name);
  if (a === -1 || b === -1) return a === -1 ? 1 : -1;
  return a - b;
}

/** Names in the order of virsh's lists: letters without regard to case. */
export function compareNames(first: string, second: string): number {
  const [a, b] = [first.toLowerCase(), second.toLowerCase()];
  return a < b ? -1 : a > b ? 1 : 0;
}

/** `list` as a whole. */
export async function listDomains(
  connection: Connection,
  args: Arguments<ListOption>,
  out: Output,
): Promise<void> {
  const only = { uuid: args.has('uuid'), name: args.has('name'), id: args.has('id') };
  for (const option of ['name', 'uuid', 'id'] as const) args.exclusive('table', option);
  const domains = [
    ...(await attempt('Failed to list domains', () => connection.listAllDomains(listFilter(args)))),
  ];
  domains.sort(listOrder);
  const bare = out.isText && (only.uuid || only.name || only.id);
  const listed = await Promise.all(domains.map((domain) => describe(domain, args, bare)));
  if (bare) for (const domain of listed) out.print(bareLine(domain, only));
  else out.table(columns(args.has('title')), listed);
}

/** Nothing for a domain of which only the id is asked for and which has none. */
function bareLine(domain: ListedDomain, only: { uuid: boolean; name: boolean; id: boolean }): string {
  if (domain.id === null && !only.uuid && !only.name) return '';
  const words = [];
  if (only.uuid) words.push(domain.uuid);
  if (only.id) words.push(domain.id ?? '-');
  if (only.name) words.push(domain.name);
  return `${words.join(' ')}\n`;
}

async function describe(domain: Domain, args: Arguments<ListOption>, bare: boolean): Promise<ListedDomain> {
  const listed = { id: domain.ref.id === -1 ? null : domain.ref.id, name: domain.name, uuid: domain.uuid };
  if (bare) return { ...listed, state: '' };
  const state = await stateWord(domain, args.has('managed-save'));
  if (!args.has('title')) return { ...listed, state };
  return { ...listed, state, title: await domainText(domain, 'title', 0) };
}

async function stateWord(domain: Domain, markSaved: boolean): Promise<string> {
  try {
    const { state } = await domain.getState();
    if (markSaved && domain.ref.id === -1 && (await domain.hasManagedSaveImage())) return 'saved';
    return wordFor(domainStates, state, 'no state');
  } catch {
    return 'no state';
  }
}

function columns(withTitle: boolean): Column<ListedDomain>[] {
  const first: Column<ListedDomain>[] = [
    { title: 'Id', show: ({ id }) => (id === null ? '-' : String(id)) },
    { title: 'Name', show: ({ name }) => name },
    { title: 'State', show: ({ state }) => state },
  ];
  return withTitle ? [...first, { title: 'Title', show: ({ title }) => title ?? '' }] : first;
}

/** A domain's title or description, empty if it has none; from its document where the driver keeps no metadata. */
export async function domainText(
  domain: Domain,
  what: 'title' | 'description',
  flags: number,
): Promise<string> {
  try {
    return await domain.getMetadata(DomainMetadataType[what], null, flags);
  } catch (error) {
    if ((error as { code?: string }).code === 'noDomainMetadata') return '';
    const document = parseXml(await domain.getXmlDesc((flags & 2) !== 0 ? 2 : 0));
    return valueAt(document, what) ?? '';
  }
}

/** How a listing fails. */
interface ListFailures {
  readonly message: string;
  /** What virsh goes on to where a driver lacks the function that lists at once, and how that ends. */
  readonly older: { readonly message: string; readonly api: string };
  /** Whether not all are asked for, which the older functions cannot do. */
  readonly filtered?: boolean;
}

/** Lists objects. @throws {Failure} in virsh's words; a driver without the function is told of by what virsh tries after it. */
export async function listAllOr<Found>(
  list: () => Promise<Found>,
  { message, older, filtered = false }: ListFailures,
): Promise<Found> {
  try {
    return await list();
  } catch (cause) {
    if (!isUnsupported(cause)) throw new Failure(message, { cause });
    if (filtered) throw new Failure('Filtering is not supported by this libvirt');
    throw new Failure(older.message, { cause: new VirtError('noSupport', older.api) });
  }
}
