import { corpusSuite, readCorpus } from '../../test/corpus.ts';
import { formatStoragePool, parseStoragePool } from './pool.ts';
import { formatStorageVolume, parseStorageVolume } from './volume.ts';

corpusSuite({ category: 'storagepoolxml2xml', run: (input) => formatStoragePool(parseStoragePool(input)) });

corpusSuite({
  category: 'storagevolxml2xml',
  run(input, { also, notes }) {
    const pool = parseStoragePool(readCorpus('storagevolxml2xml', also?.pool ?? ''));
    const needsCapacity = notes.parse_flags === 'VIR_VOL_XML_PARSE_NO_CAPACITY' ? 'never' : 'always';
    return formatStorageVolume(parseStorageVolume(input, { pool: pool.type, needsCapacity }));
  },
  // libvirt 4.0 printed a source that says nothing; 9.0 does not.
  normal: (text) => text.replace(/^ {2}<source>\n {2}<\/source>\n/m, ''),
});
