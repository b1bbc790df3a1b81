import { corpusSuite, type CorpusCase } from '../../test/corpus.ts';
import { parseDomain } from '../domain/parse.ts';
import { alignBackup, formatBackup, parseBackup, type Backup } from './backup.ts';

/** Each disk that the backup names and one more, as libvirt's own test makes them. */
function domainFor(backup: Backup) {
  const names = [...backup.disks.map(({ name }) => name), 'vdextradisk'];
  const disks = names.map(
    (dev) => `<disk type='file'><source file='/fake/${dev}.qcow2'/><target dev='${dev}'/></disk>`,
  );
  return parseDomain(
    `<domain type='qemu'><name>b</name><os><type>hvm</type></os><devices>${disks.join('')}</devices></domain>`,
  );
}

corpusSuite({
  category: 'domainbackupxml2xml',
  run: (input: string, { notes }: CorpusCase) => {
    const stored = notes.internal === true;
    const read = parseBackup(input, { stored });
    return formatBackup(alignBackup(read, domainFor(read), 'SUFFIX'), { stored });
  },
});
