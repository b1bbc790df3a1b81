import { corpusSuite, readCorpus } from '../../test/corpus.ts';
import { formatHostSysinfo, parseHostSysinfo } from './sysinfo.ts';

// The input is what tools of the host say; here only the document is looked at.
corpusSuite({
  category: 'sysinfo',
  run: (_input, { output }) => formatHostSysinfo(parseHostSysinfo(readCorpus('sysinfo', output ?? ''))),
});
