import { corpusSuite, type CorpusCase } from '../../test/corpus.ts';
import { formatCheckpoint, parseCheckpoint } from './checkpoint.ts';
import { formatSnapshot, parseSnapshot, type ReadSnapshot } from './snapshot.ts';

/** libvirt's own checkpoint test edits what it read before it prints; these are its edits. */
function checkpoint(input: string, { notes }: CorpusCase): string {
  const nowSeconds = BigInt((notes.creation_time as number | undefined) ?? 0);
  const read = parseCheckpoint(input, { redefine: notes.redefine === true, nowSeconds });
  if (typeof notes.parent_set_after_parse === 'string') read.parent = notes.parent_set_after_parse;
  if (notes.vda_bitmap_set_after_parse === true) {
    const [first, ...others] = read.disks;
    const name = first?.name ?? 'vda';
    read.disks = [{ name, tracking: { checkpoint: 'bitmap', bitmap: read.name } }, ...others];
  }
  return formatCheckpoint(read);
}

function snapshot(input: string, { notes }: CorpusCase): string {
  const stored = notes.internal === true;
  const redefine = notes.redefine === true;
  const time = notes.creation_time as number | undefined;
  const read: ReadSnapshot = parseSnapshot(input, { redefine, stored, nowSeconds: BigInt(time ?? 1) });
  const shown: Partial<ReadSnapshot> & Pick<ReadSnapshot, 'disks'> = { ...read };
  if (notes.state_set_to_running_after_parse === true) shown.state = 'running';
  if (time === 0) {
    delete shown.creationTime;
    if (shown.name === '0') delete shown.name;
  }
  const uuid = notes.domain_uuid;
  if (shown.domain === undefined && typeof uuid === 'string') shown.domainUuid = uuid;
  return formatSnapshot(shown, { stored });
}

corpusSuite({ category: 'qemudomaincheckpointxml2xml', run: checkpoint });
corpusSuite({ category: 'qemudomainsnapshotxml2xml', run: snapshot });

/** libvirt 4.0 printed a state of its own, and names and times of the moment; its test leaves such lines out. */
const volatileLine = /^ *(<name>\d+<\/name>|<creationTime>\d+<\/creationTime>|<state>nostate<\/state>)\n/gm;

corpusSuite({
  category: 'domainsnapshotxml2xml',
  run: (input, item) => {
    if (item.expect !== 'validate-error') return snapshot(input, item);
    return formatSnapshot(parseSnapshot(input, { redefine: false, strict: true, nowSeconds: 1n }));
  },
  normal: (text, { notes }) => (notes.compare === undefined ? text : text.replace(volatileLine, '')),
  leaveOut: ({ notes }) => notes.installed_grammar === 'accept',
});
