import { corpusSuite } from '../../test/corpus.ts';
import { formatSecret, parseSecret } from './secret.ts';

corpusSuite({ category: 'secretxml2xml', run: (input) => formatSecret(parseSecret(input)) });
