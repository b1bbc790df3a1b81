/** What a domain goes through, with the reasons. */
import { describe, expect, test } from 'vitest';
import type { DomainRef } from '../refs.ts';
import { connect, refused, type Api, type ConformanceOptions } from './harness.ts';

/** States and reasons by libvirt's numbers: running booted, paused by a user … */
const condition = {
  booted: { state: 1, reason: 1 },
  unpaused: { state: 1, reason: 5 },
  restored: { state: 1, reason: 3 },
  paused: { state: 3, reason: 1 },
  shutDown: { state: 5, reason: 1 },
  destroyed: { state: 5, reason: 2 },
  saved: { state: 5, reason: 5 },
} as const;

export function lifecycle(options: ConformanceOptions): void {
  const { errorDomain: domain, domainXml } = options;

  async function running(api: Api, name = 'guest'): Promise<DomainRef> {
    const { dom } = await api.domainDefineXml({ xml: domainXml(name), flags: 0 });
    return (await api.domainCreate({ dom, flags: 0 })).dom;
  }

  describe('lifecycle', () => {
    test('suspend and resume, shutdown and destroy leave their reasons', async () => {
      const api = await connect(options);
      const dom = await running(api);
      const now = () => api.domainGetState({ dom, flags: 0 });
      expect(await now()).toEqual(condition.booted);
      await api.domainSuspend({ dom });
      expect(await now()).toEqual(condition.paused);
      await api.domainResume({ dom });
      expect(await now()).toEqual(condition.unpaused);
      await api.domainShutdown({ dom, flags: 0 });
      expect(await now()).toEqual(condition.shutDown);
      await api.domainCreate({ dom, flags: 0 });
      await api.domainDestroy({ dom, flags: 0 });
      expect(await now()).toEqual(condition.destroyed);
    });

    test('each start has a new id', async () => {
      const api = await connect(options);
      const dom = await running(api);
      await api.domainDestroy({ dom, flags: 0 });
      const { dom: again } = await api.domainCreate({ dom, flags: 0 });
      expect(again.id).toBeGreaterThan(dom.id);
    });

    test('domainSuspend() refuses a domain that is not running', async () => {
      const api = await connect(options);
      const dom = await running(api);
      await api.domainSuspend({ dom });
      const message = "internal error: domain 'guest' not running";
      await refused(api.domainSuspend({ dom }), { code: 'internalError', domain, message });
      expect(await api.domainGetState({ dom, flags: 0 })).toEqual(condition.paused);
    });

    test('domainResume() refuses a domain that is not paused', async () => {
      const api = await connect(options);
      const dom = await running(api);
      const message = "internal error: domain 'guest' not paused";
      await refused(api.domainResume({ dom }), { code: 'internalError', domain, message });
    });

    test('domainCreate() refuses a domain that runs', async () => {
      const api = await connect(options);
      const dom = await running(api);
      const message = "internal error: Domain 'guest' is already running";
      await refused(api.domainCreate({ dom, flags: 0 }), { code: 'internalError', domain, message });
    });

    test.each(['domainDestroy', 'domainReboot', 'domainReset', 'domainInjectNmi'] as const)(
      '%s() refuses a domain that is off',
      async (method) => {
        const api = await connect(options);
        const { dom } = await api.domainDefineXml({ xml: domainXml('off'), flags: 0 });
        await refused(api[method]({ dom, flags: 0 }), {
          code: 'operationInvalid',
          domain: 'domain',
          message: 'Requested operation is not valid: domain is not running',
        });
      },
    );

    test('a reboot starts anew under the same id, a reset changes nothing', async () => {
      const api = await connect(options);
      const dom = await running(api);
      await api.domainSuspend({ dom });
      await api.domainReset({ dom, flags: 0 });
      expect(await api.domainGetState({ dom, flags: 0 })).toEqual(condition.paused);
      await api.domainReboot({ dom, flags: 0 });
      expect(await api.domainGetState({ dom, flags: 0 })).toEqual(condition.booted);
      expect((await api.domainLookupByName({ name: 'guest' })).dom.id).toBe(dom.id);
    });

    test('what a document wants at shutdown happens', async () => {
      const api = await connect(options);
      const dom = await running(api);
      const restart = { dom, type: 0, action: 1, flags: 0 };
      await api.domainSetLifecycleAction(restart);
      await api.domainShutdown({ dom, flags: 0 });
      expect(await api.domainGetState({ dom, flags: 0 })).toEqual(condition.booted);
      await refused(api.domainSetLifecycleAction({ ...restart, type: 9 }), {
        code: 'invalidArg',
        message: "invalid argument: invalid lifecycle type '9'",
      });
    });

    test('a transient domain is gone when it ends', async () => {
      const api = await connect(options);
      const { dom } = await api.domainCreateXml({ xmlDesc: domainXml('passing'), flags: 0 });
      expect(await api.domainIsPersistent({ dom })).toEqual({ persistent: false });
      await api.domainDestroy({ dom, flags: 0 });
      await refused(api.domainLookupByName({ name: 'passing' }), { code: 'noDomain', domain });
    });

    test('a managed save is kept, used by the next start, or removed', async () => {
      const api = await connect(options);
      const dom = await running(api);
      const has = async () => (await api.domainHasManagedSaveImage({ dom, flags: 0 })).result;
      await api.domainManagedSave({ dom, flags: 0 });
      expect([await has(), await api.domainGetState({ dom, flags: 0 })]).toEqual([1, condition.saved]);
      const message =
        'Requested operation is not valid: Refusing to undefine while domain managed save image exists';
      await refused(api.domainUndefine({ dom, flags: 0 }), { code: 'operationInvalid', domain, message });
      await api.domainCreate({ dom, flags: 0 });
      expect(await has()).toBe(0);
      await api.domainManagedSave({ dom, flags: 0 });
      await api.domainManagedSaveRemove({ dom, flags: 0 });
      expect(await has()).toBe(0);
    });

    test('a saved guest comes back from its file', async () => {
      const api = await connect(options);
      const dom = await running(api);
      const file = `${options.folder}/saved`;
      await api.domainSave({ dom, to: file, dxml: null, flags: 0 });
      expect(await api.domainGetState({ dom, flags: 0 })).toEqual(condition.saved);
      expect((await api.domainSaveImageGetXmlDesc({ file, flags: 0 })).xml).toContain('<name>guest</name>');
      await api.domainRestore({ from: file, dxml: null, flags: 0 });
      expect(await api.domainGetState({ dom, flags: 0 })).toEqual(condition.restored);
      await refused(api.domainRestore({ from: file, dxml: null, flags: 0 }), {
        code: 'operationInvalid',
        domain: 'domain',
        message: "Requested operation is not valid: domain 'guest' is already active",
      });
      await refused(api.domainRestore({ from: `${file}-not`, dxml: null, flags: 0 }), {
        code: 'systemError',
        domain,
        message: `cannot read domain image '${file}-not': No such file or directory`,
      });
      await api.domainCoreDump({ dom, to: file, dumpformat: 0, flags: 1 });
      expect(await api.domainGetState({ dom, flags: 0 })).toEqual({ state: 5, reason: 3 });
    });
  });
}
