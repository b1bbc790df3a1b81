/**
 * Network filters and their bindings: the contract's methods, named as the wire protocol's procedures; of each family (`create`, `createWithFlags`)
 * only the newest member, since it can say what the older ones say.
 */
import type { Awaitable, Call } from '../call.ts';
import type { NWFilterBindingRef, NWFilterRef } from '../refs.ts';

/** Network filters and their bindings. A driver has those methods that its hypervisor can do. */
export interface NWFilterMethods {
  /** @source libvirt virNWFilterLookupByName, procedure 175, since 0.8.0 */
  nwfilterLookupByName(
    args: { readonly name: string },
    call: Call,
  ): Awaitable<{ readonly nwfilter: NWFilterRef }>;
  /** @source libvirt virNWFilterLookupByUUID, procedure 176, since 0.8.0 */
  nwfilterLookupByUuid(
    args: { readonly uuid: string },
    call: Call,
  ): Awaitable<{ readonly nwfilter: NWFilterRef }>;
  /** @source libvirt virNWFilterGetXMLDesc, procedure 177, since 0.8.0 */
  nwfilterGetXmlDesc(
    args: { readonly nwfilter: NWFilterRef; readonly flags: number },
    call: Call,
  ): Awaitable<{ readonly xml: string }>;
  /** @source libvirt virNWFilterUndefine, procedure 181, since 0.8.0 */
  nwfilterUndefine(args: { readonly nwfilter: NWFilterRef }, call: Call): Awaitable<void>;
  /** @source libvirt virConnectListAllNWFilters, procedure 286, since 0.10.2 */
  connectListAllNwfilters(
    args: { readonly flags: number },
    call: Call,
  ): Awaitable<{ readonly filters: readonly NWFilterRef[] }>;
  /** @source libvirt virNWFilterBindingLookupByPortDev, procedure 397, since 4.5.0 */
  nwfilterBindingLookupByPortDev(
    args: { readonly name: string },
    call: Call,
  ): Awaitable<{ readonly nwfilter: NWFilterBindingRef }>;
  /** @source libvirt virNWFilterBindingGetXMLDesc, procedure 398, since 4.5.0 */
  nwfilterBindingGetXmlDesc(
    args: { readonly nwfilter: NWFilterBindingRef; readonly flags: number },
    call: Call,
  ): Awaitable<{ readonly xml: string }>;
  /** @source libvirt virNWFilterBindingCreateXML, procedure 399, since 4.5.0 */
  nwfilterBindingCreateXml(
    args: { readonly xml: string; readonly flags: number },
    call: Call,
  ): Awaitable<{ readonly nwfilter: NWFilterBindingRef }>;
  /** @source libvirt virNWFilterBindingDelete, procedure 400, since 4.5.0 */
  nwfilterBindingDelete(args: { readonly nwfilter: NWFilterBindingRef }, call: Call): Awaitable<void>;
  /** @source libvirt virConnectListAllNWFilterBindings, procedure 401, since 4.5.0 */
  connectListAllNwfilterBindings(
    args: { readonly flags: number },
    call: Call,
  ): Awaitable<{ readonly bindings: readonly NWFilterBindingRef[] }>;
  /** @source libvirt virNWFilterDefineXMLFlags, procedure 431, since 7.7.0 */
  nwfilterDefineXml(
    args: { readonly xml: string; readonly flags: number },
    call: Call,
  ): Awaitable<{ readonly nwfilter: NWFilterRef }>;
}
