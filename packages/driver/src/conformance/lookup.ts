/** Finding domains, and lists of them. */
import { describe, expect, test } from 'vitest';
import { ConnectListAllDomainsFlags as List } from '../constants/index.ts';
import { connect, refused, type ConformanceOptions } from './harness.ts';

const nobody = '01234567-89ab-cdef-0123-456789abcdef';

export function lookup(options: ConformanceOptions): void {
  const { errorDomain: domain, domainXml } = options;
  describe('look-up', () => {
    test('a defined domain is found by name and uuid, a running one by id', async () => {
      const api = await connect(options);
      const { dom } = await api.domainDefineXml({ xml: domainXml('one'), flags: 0 });
      expect(await api.domainLookupByName({ name: 'one' })).toEqual({ dom });
      expect(await api.domainLookupByUuid({ uuid: dom.uuid })).toEqual({ dom });
      expect(dom.id).toBe(-1);
      const { dom: running } = await api.domainCreate({ dom, flags: 0 });
      expect(running.id).toBeGreaterThan(0);
      expect(await api.domainLookupById({ id: running.id })).toEqual({ dom: running });
    });

    test('what is not there is refused in libvirt’s words', async () => {
      const api = await connect(options);
      const wanted = { code: 'noDomain', domain, message: 'Domain not found' } as const;
      await refused(api.domainLookupByName({ name: 'nobody' }), wanted);
      await refused(api.domainLookupById({ id: 4711 }), wanted);
      await refused(api.domainLookupByUuid({ uuid: nobody }), wanted);
    });

    test('a reference outlives its domain and is refused then', async () => {
      const api = await connect(options);
      const { dom } = await api.domainDefineXml({ xml: domainXml('gone'), flags: 0 });
      await api.domainUndefine({ dom, flags: 0 });
      const message = `Domain not found: no domain with matching uuid '${dom.uuid}' (gone)`;
      await refused(api.domainGetInfo({ dom }), { code: 'noDomain', domain, message });
      await refused(api.domainCreate({ dom, flags: 0 }), { code: 'noDomain', domain, message });
    });

    test('connectListAllDomains() chooses by state, persistence, autostart', async () => {
      const api = await connect(options);
      const names = async (flags: number) =>
        (await api.connectListAllDomains({ flags })).domains.map(({ name }) => name).sort();
      const { dom } = await api.domainDefineXml({ xml: domainXml('stored'), flags: 0 });
      await api.domainCreateXml({ xmlDesc: domainXml('passing'), flags: 0 });
      await api.domainSetAutostart({ dom, autostart: true });
      expect(await names(0)).toEqual(['passing', 'stored', 'test']);
      expect(await names(List.active)).toEqual(['passing', 'test']);
      expect(await names(List.inactive)).toEqual(['stored']);
      expect(await names(List.transient)).toEqual(['passing']);
      expect(await names(List.autostart)).toEqual(['stored']);
      expect(await names(List.active | List.persistent)).toEqual(['test']);
      expect(await names(List.running | List.shutoff)).toEqual(['passing', 'stored', 'test']);
      expect(await names(List.hasSnapshot)).toEqual([]);
    });

    test('a running domain answers what it is', async () => {
      const api = await connect(options);
      const { dom } = await api.domainLookupByName({ name: 'test' });
      expect(await api.domainIsActive({ dom })).toEqual({ active: true });
      expect(await api.domainIsPersistent({ dom })).toEqual({ persistent: true });
      expect(await api.domainIsUpdated({ dom })).toEqual({ updated: false });
      expect(await api.domainGetOsType({ dom })).toEqual({ type: 'linux' });
      expect(await api.domainGetControlInfo({ dom, flags: 0 })).toMatchObject({ state: 0 });
      expect(await api.domainGetSecurityLabel({ dom })).toEqual({ label: 'libvirt-test', enforcing: 1 });
      expect(await api.domainGetMessages({ dom, flags: 0 })).toEqual({ msgs: [] });
      expect(await api.domainGetHostname({ dom, flags: 0 })).toEqual({ hostname: 'testhost' });
      expect(await api.domainGetInfo({ dom })).toMatchObject({
        state: 1,
        maxMem: 8_388_608n,
        memory: 2_097_152n,
        nrVirtCpu: 2,
      });
    });
  });
}
