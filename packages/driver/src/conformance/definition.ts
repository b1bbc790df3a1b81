/** Definitions: what is kept of a document, and which documents are refused. */
import { describe, expect, test } from 'vitest';
import { connect, refused, type ConformanceOptions } from './harness.ts';

const inactive = 2;

export function definition(options: ConformanceOptions): void {
  const { errorDomain: domain, domainXml } = options;
  describe('definition', () => {
    test('a definition is told back with its defaults', async () => {
      const api = await connect(options);
      const xml = `<domain type='test'><name>small</name><memory unit='MiB'>64</memory><os><type>hvm</type></os></domain>`;
      const { dom } = await api.domainDefineXml({ xml, flags: 0 });
      const told = (await api.domainGetXmlDesc({ dom, flags: 0 })).xml;
      expect(told.slice(0, told.indexOf('  <devices'))).toBe(`<domain type='test'>
  <name>small</name>
  <uuid>${dom.uuid}</uuid>
  <memory unit='KiB'>65536</memory>
  <currentMemory unit='KiB'>65536</currentMemory>
  <vcpu placement='static'>1</vcpu>
  <os>
    <type arch='i686'>hvm</type>
    <boot dev='hd'/>
  </os>
  <clock offset='utc'/>
  <on_poweroff>destroy</on_poweroff>
  <on_reboot>restart</on_reboot>
  <on_crash>destroy</on_crash>
`);
    });

    test('a document that was told back defines the same again', async () => {
      const api = await connect(options);
      const { dom } = await api.domainDefineXml({ xml: domainXml('same'), flags: 0 });
      const { xml } = await api.domainGetXmlDesc({ dom, flags: 0 });
      expect((await api.domainDefineXml({ xml, flags: 0 })).dom).toEqual(dom);
      expect((await api.domainGetXmlDesc({ dom, flags: 0 })).xml).toBe(xml);
    });

    test('what runs and what is defined are two documents', async () => {
      const api = await connect(options);
      const { dom } = await api.domainLookupByName({ name: 'test' });
      const { xml } = await api.domainGetXmlDesc({ dom, flags: inactive });
      await api.domainDefineXml({ xml: xml.replace('</uuid>', '</uuid><title>next</title>'), flags: 0 });
      expect((await api.domainGetXmlDesc({ dom, flags: 0 })).xml).not.toContain('next');
      expect((await api.domainGetXmlDesc({ dom, flags: inactive })).xml).toContain('<title>next</title>');
      await api.domainDestroy({ dom, flags: 0 });
      expect((await api.domainGetXmlDesc({ dom, flags: 0 })).xml).toContain('<title>next</title>');
    });

    test('name and uuid belong together', async () => {
      const api = await connect(options);
      const { dom } = await api.domainDefineXml({ xml: domainXml('first'), flags: 0 });
      const refusal = { code: 'operationFailed', domain: 'domain' } as const;
      await refused(api.domainDefineXml({ xml: domainXml('first'), flags: 0 }), {
        ...refusal,
        message: `operation failed: domain 'first' already exists with uuid ${dom.uuid}`,
      });
      const renamed = domainXml('second').replace('</name>', `</name><uuid>${dom.uuid}</uuid>`);
      await refused(api.domainDefineXml({ xml: renamed, flags: 0 }), {
        ...refusal,
        message: `operation failed: domain 'first' is already defined with uuid ${dom.uuid}`,
      });
    });

    test('domainCreateXml() refuses what is active already', async () => {
      const api = await connect(options);
      const { dom } = await api.domainCreateXml({ xmlDesc: domainXml('twice'), flags: 0 });
      const xmlDesc = domainXml('twice').replace('</name>', `</name><uuid>${dom.uuid}</uuid>`);
      await refused(api.domainCreateXml({ xmlDesc, flags: 0 }), {
        code: 'operationInvalid',
        domain: 'domain',
        message: "Requested operation is not valid: domain 'twice' is already active",
      });
    });

    test.each([
      ['is not XML', `<domain type='test'>`, 'xmlDetail'],
      ['has no name', `<domain type='test'><memory>1</memory><os><type>hvm</type></os></domain>`, 'noName'],
      ['is none of a domain', '<network/>', 'xmlError'],
      ['has no memory', `<domain type='test'><name>n</name><os><type>hvm</type></os></domain>`, 'xmlError'],
      ['has no type of guest', `<domain type='test'><name>n</name><memory>1</memory></domain>`, 'xmlError'],
    ] as const)('a document that %s is refused, and nothing is kept', async (_why, xml, code) => {
      const api = await connect(options);
      await refused(api.domainDefineXml({ xml, flags: 0 }), { code });
      expect((await api.connectListAllDomains({ flags: 0 })).domains).toHaveLength(1);
    });

    test('VALIDATE refuses what the grammar does not know', async () => {
      const api = await connect(options);
      const xml = domainXml('strict').replace('<os>', '<nonsense/><os>');
      await refused(api.domainDefineXml({ xml, flags: 1 }), { code: 'xmlInvalidSchema', domain: 'xml' });
      await api.domainDefineXml({ xml, flags: 0 });
    });

    test('domainRename() gives a domain that is off another name', async () => {
      const api = await connect(options);
      const { dom } = await api.domainDefineXml({ xml: domainXml('old'), flags: 0 });
      await api.domainRename({ dom, newName: 'new', flags: 0 });
      expect((await api.domainLookupByUuid({ uuid: dom.uuid })).dom.name).toBe('new');
      await refused(api.domainRename({ dom, newName: 'a/b', flags: 0 }), {
        code: 'xmlError',
        message: "XML error: name a/b cannot contain '/'",
      });
      await refused(api.domainRename({ dom, newName: 'new', flags: 0 }), {
        code: 'operationInvalid',
        domain: 'domain',
        message: "Requested operation is not valid: Can't rename domain to itself",
      });
      await api.domainCreate({ dom, flags: 0 });
      await refused(api.domainRename({ dom, newName: 'newer', flags: 0 }), {
        code: 'operationInvalid',
        domain,
        message: 'Requested operation is not valid: cannot rename active domain',
      });
    });

    test('autostart is told back, and goes with the definition', async () => {
      const api = await connect(options);
      const { dom } = await api.domainDefineXml({ xml: domainXml('early'), flags: 0 });
      expect(await api.domainGetAutostart({ dom })).toEqual({ autostart: false });
      await api.domainSetAutostart({ dom, autostart: true });
      expect(await api.domainGetAutostart({ dom })).toEqual({ autostart: true });
    });

    test('a running domain that is undefined becomes transient', async () => {
      const api = await connect(options);
      const { dom } = await api.domainLookupByName({ name: 'test' });
      await api.domainUndefine({ dom, flags: 0 });
      expect(await api.domainIsPersistent({ dom })).toEqual({ persistent: false });
      await api.domainDestroy({ dom, flags: 0 });
      await refused(api.domainLookupByName({ name: 'test' }), { code: 'noDomain', domain });
    });
  });
}
