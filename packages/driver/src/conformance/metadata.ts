/** Notes that applications keep with a domain. */
import { describe, expect, test } from 'vitest';
import { connect, refused, untilHeard, type ConformanceOptions } from './harness.ts';

const kinds = { description: 0, title: 1, element: 2 } as const;
const scope = { live: 1, config: 2 } as const;
const uri = 'http://example.org/notes';

export function metadata(options: ConformanceOptions): void {
  describe('metadata', () => {
    test('a description is kept where it was asked for', async () => {
      const api = await connect(options);
      const { dom } = await api.domainLookupByName({ name: 'test' });
      const note = { dom, type: kinds.description, key: null, uri: null };
      await api.domainSetMetadata({ ...note, metadata: 'for now', flags: scope.live });
      await api.domainSetMetadata({ ...note, metadata: 'for later', flags: scope.config });
      expect(await api.domainGetMetadata({ ...note, flags: scope.live })).toEqual({ metadata: 'for now' });
      expect(await api.domainGetMetadata({ ...note, flags: scope.config })).toEqual({
        metadata: 'for later',
      });
    });

    test('an element is kept under its namespace and told back as it was', async () => {
      const api = await connect(options);
      const { dom } = await api.domainLookupByName({ name: 'test' });
      const note = { dom, type: kinds.element, uri, flags: 0 };
      await api.domainSetMetadata({ ...note, metadata: "<owner name='me'/>", key: 'n' });
      expect(await api.domainGetMetadata(note)).toEqual({ metadata: '<owner name="me"/>' });
      await api.domainSetMetadata({ ...note, metadata: null, key: null });
      await refused(api.domainGetMetadata(note), {
        code: 'noDomainMetadata',
        domain: 'domain',
        message: 'metadata not found: Requested metadata element is not present',
      });
    });

    test('a title of several lines is refused', async () => {
      const api = await connect(options);
      const { dom } = await api.domainLookupByName({ name: 'test' });
      const title = { dom, type: kinds.title, metadata: 'a\nb', key: null, uri: null, flags: 0 };
      await refused(api.domainSetMetadata(title), { code: 'invalidArg', domain: 'domain' });
    });

    test('every note that is set is told of', async () => {
      const api = await connect(options);
      const { dom } = await api.domainLookupByName({ name: 'test' });
      const seen: unknown[] = [];
      api.events.on('domain', 'metadataChange', ({ type, nsuri }) => seen.push([type, nsuri]));
      await untilHeard(api);
      await api.domainSetMetadata({ dom, type: 1, metadata: 't', key: null, uri: null, flags: 0 });
      await api.domainSetMetadata({ dom, type: 2, metadata: '<a/>', key: 'n', uri, flags: 0 });
      await expect
        .poll(() => seen)
        .toEqual([
          [1, null],
          [2, uri],
        ]);
    });
  });
}
