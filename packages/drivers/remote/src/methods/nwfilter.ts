/**
 * Network filters and their bindings.
 */
import { area, listed, same } from '../method.ts';

export const nwfilterMethods = area({
  nwfilterLookupByName: same('nwfilterLookupByName'),
  nwfilterLookupByUuid: same('nwfilterLookupByUuid'),
  nwfilterGetXmlDesc: same('nwfilterGetXmlDesc'),
  nwfilterUndefine: same('nwfilterUndefine'),
  connectListAllNwfilters: listed('connectListAllNwfilters'),
  nwfilterBindingLookupByPortDev: same('nwfilterBindingLookupByPortDev'),
  nwfilterBindingGetXmlDesc: same('nwfilterBindingGetXmlDesc'),
  nwfilterBindingCreateXml: same('nwfilterBindingCreateXml'),
  nwfilterBindingDelete: same('nwfilterBindingDelete'),
  connectListAllNwfilterBindings: listed('connectListAllNwfilterBindings'),
  nwfilterDefineXml: same('nwfilterDefineXmlFlags'),
});
