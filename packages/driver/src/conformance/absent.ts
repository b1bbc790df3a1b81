/** What the driver lacks answers error 3, whoever asks and however. */
import { describe, test } from 'vitest';
import { connect, refused, type ConformanceOptions } from './harness.ts';

export function absent(options: ConformanceOptions): void {
  describe('absent', () => {
    test('devices of a domain are not plugged', async () => {
      const api = await connect(options);
      const { dom } = await api.domainLookupByName({ name: 'test' });
      const xml = "<disk type='file'><source file='/a'/><target dev='vdb'/></disk>";
      await refused(api.domainAttachDevice({ dom, xml, flags: 1 }), { code: 'noSupport' });
      await refused(api.domainDetachDevice({ dom, xml, flags: 1 }), { code: 'noSupport' });
      await refused(api.domainUpdateDeviceFlags({ dom, xml, flags: 1 }), { code: 'noSupport' });
    });

    test('there are no block jobs', async () => {
      const api = await connect(options);
      const { dom } = await api.domainLookupByName({ name: 'test' });
      await refused(api.domainBlockPull({ dom, path: 'vda', bandwidth: 0n, flags: 0 }), {
        code: 'noSupport',
      });
      await refused(api.domainBlockResize({ dom, disk: 'vda', size: 1n, flags: 0 }), { code: 'noSupport' });
    });

    test('there are no secrets and no filters', async () => {
      const api = await connect(options);
      await refused(api.connectListAllSecrets({ flags: 0 }), { code: 'noSupport' });
      await refused(api.secretDefineXml({ xml: '<secret/>', flags: 0 }), { code: 'noSupport' });
      await refused(api.connectListAllNwfilters({ flags: 0 }), { code: 'noSupport' });
    });
  });
}
