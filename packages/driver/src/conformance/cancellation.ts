/** A caller may give up: before it asks, and while it waits. */
import { describe, expect, test } from 'vitest';
import { connect, type ConformanceOptions } from './harness.ts';

export function cancellation(options: ConformanceOptions): void {
  describe('cancellation', () => {
    test('the connection goes on after a call that was given up', async () => {
      const api = await connect(options);
      const { dom } = await api.domainLookupByName({ name: 'test' });
      const controller = new AbortController();
      const call = api.domainGetXmlDesc({ dom, flags: 0 }, { signal: controller.signal });
      controller.abort();
      const outcome = await call.then(
        () => 'answered',
        (error: { readonly code?: string }) => error.code,
      );
      expect(options.cancelsAtOnce ? ['operationAborted'] : ['answered', 'operationAborted']).toContain(
        outcome,
      );
      expect(await api.domainIsActive({ dom })).toEqual({ active: true });
    });
  });
}
