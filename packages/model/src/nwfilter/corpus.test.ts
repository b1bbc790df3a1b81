import { corpusSuite } from '../../test/corpus.ts';
import { formatNwfilterBinding, parseNwfilterBinding } from './binding.ts';
import { formatNwfilter, parseNwfilter } from './nwfilter.ts';

corpusSuite({
  category: 'nwfilterxml2xml',
  run: (input, { notes }) =>
    formatNwfilter(parseNwfilter(input, { forgiving: notes.has_illegal_values === true })),
});
corpusSuite({
  category: 'nwfilterbindingxml2xml',
  run: (input) => formatNwfilterBinding(parseNwfilterBinding(input)),
});
