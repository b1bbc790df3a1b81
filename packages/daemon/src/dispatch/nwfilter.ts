/**
 * Network filters and their bindings.
 */
import { area, same, withFlags } from './handler.ts';
import { all, counted, namesOf, numberOf } from './lists.ts';

const filters = all('connectListAllNwfilters', 'filters', 0);

export const nwfilterHandlers = area({
  nwfilterLookupByName: same('nwfilterLookupByName'),
  nwfilterLookupByUuid: same('nwfilterLookupByUuid'),
  nwfilterGetXmlDesc: same('nwfilterGetXmlDesc'),
  connectNumOfNwfilters: numberOf(filters),
  connectListNwfilters: namesOf(filters, (filter) => filter.name),
  nwfilterDefineXml: withFlags('nwfilterDefineXml', 0),
  nwfilterUndefine: same('nwfilterUndefine'),
  connectListAllNwfilters: counted('connectListAllNwfilters', 'filters'),
  nwfilterBindingLookupByPortDev: same('nwfilterBindingLookupByPortDev'),
  nwfilterBindingGetXmlDesc: same('nwfilterBindingGetXmlDesc'),
  nwfilterBindingCreateXml: same('nwfilterBindingCreateXml'),
  nwfilterBindingDelete: same('nwfilterBindingDelete'),
  connectListAllNwfilterBindings: counted('connectListAllNwfilterBindings', 'bindings'),
  nwfilterDefineXmlFlags: same('nwfilterDefineXml'),
});
