import { corpusSuite } from '../../test/corpus.ts';
import { formatStoragePool, parseStoragePool } from './pool.ts';

corpusSuite({ category: 'storagepoolxml2xml', run: (input) => formatStoragePool(parseStoragePool(input)) });
