import { corpusSuite } from '../../test/corpus.ts';
import { formatInterface, parseInterface } from './interface.ts';

corpusSuite({ category: 'interfacexml2xml', run: (input) => formatInterface(parseInterface(input)) });
