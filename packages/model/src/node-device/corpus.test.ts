import { corpusSuite } from '../../test/corpus.ts';
import { formatNodeDevice, parseNodeDevice } from './node-device.ts';

corpusSuite({ category: 'nodedevxml2xml', run: (input) => formatNodeDevice(parseNodeDevice(input)) });
