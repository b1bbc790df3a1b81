import { corpusSuite } from '../../test/corpus.ts';
import { formatNetwork, parseNetwork } from './network.ts';
import { formatNetworkPort, parseNetworkPort } from './port.ts';

corpusSuite({ category: 'networkxml2xml', run: (input) => formatNetwork(parseNetwork(input)) });
corpusSuite({ category: 'networkportxml2xml', run: (input) => formatNetworkPort(parseNetworkPort(input)) });
