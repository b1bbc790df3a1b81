/** Flags that a function does not know are refused before anything happens. */
import { describe, expect, test } from 'vitest';
import { connect, refused, type Api, type ConformanceOptions } from './harness.ts';
import type { DomainRef } from '../refs.ts';

const unknown = 0x4000_0000;

/** libvirt's name of the driver's function, and a call of it with a flag that it does not know. */
const calls: Readonly<Record<string, (api: Api, dom: DomainRef) => Promise<unknown>>> = {
  testConnectListAllDomains: (api) => api.connectListAllDomains({ flags: unknown }),
  testDomainCreateWithFlags: (api, dom) => api.domainCreate({ dom, flags: unknown }),
  testDomainDefineXMLFlags: (api) => api.domainDefineXml({ xml: '<domain/>', flags: unknown }),
  testDomainUndefineFlags: (api, dom) => api.domainUndefine({ dom, flags: unknown }),
  testDomainShutdownFlags: (api, dom) => api.domainShutdown({ dom, flags: unknown }),
  testDomainDestroyFlags: (api, dom) => api.domainDestroy({ dom, flags: unknown }),
  testDomainGetXMLDesc: (api, dom) => api.domainGetXmlDesc({ dom, flags: unknown }),
  testDomainManagedSave: (api, dom) => api.domainManagedSave({ dom, flags: unknown }),
  testDomainSetVcpusFlags: (api, dom) => api.domainSetVcpus({ dom, nvcpus: 1, flags: unknown }),
  testDomainSetMemoryFlags: (api, dom) => api.domainSetMemory({ dom, memory: 1n, flags: unknown }),
  testDomainGetState: (api, dom) => api.domainGetState({ dom, flags: unknown }),
  testDomainRename: (api, dom) => api.domainRename({ dom, newName: 'x', flags: unknown }),
  testConnectListAllNetworks: (api) => api.connectListAllNetworks({ flags: unknown }),
  testConnectListAllStoragePools: (api) => api.connectListAllStoragePools({ flags: unknown }),
  testConnectListAllInterfaces: (api) => api.connectListAllInterfaces({ flags: unknown }),
  testNetworkDefineXMLFlags: (api) => api.networkDefineXml({ xml: '<network/>', flags: unknown }),
  testStoragePoolDefineXML: (api) => api.storagePoolDefineXml({ xml: '<pool/>', flags: unknown }),
};

export function flags(options: ConformanceOptions): void {
  const { errorDomain: domain } = options;
  describe('flags', () => {
    test.each(Object.entries(calls))('%s refuses a flag that it does not know', async (name, call) => {
      const api = await connect(options);
      const { dom } = await api.domainLookupByName({ name: 'test' });
      await refused(call(api, dom), {
        code: 'invalidArg',
        domain,
        message: `unsupported flags (0x${unknown.toString(16)}) in function ${name}`,
      });
      expect(await api.domainIsActive({ dom })).toEqual({ active: true });
    });
  });
}
