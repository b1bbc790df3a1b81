import { expect, test } from 'vitest';
import { parseClientConfiguration } from './configuration.ts';

test('parseClientConfiguration() reads default and aliases, and skips comments', () => {
  const { defaultUri, aliases } = parseClientConfiguration(`
# uri_default = "xen:///system"
uri_aliases = [
  "hail=qemu+ssh://root@hail.cloud.example.com/system",
  "sleet=qemu:///session",
]
uri_default = "test:///default"
`);
  expect(defaultUri).toBe('test:///default');
  expect([...aliases]).toEqual([
    ['hail', 'qemu+ssh://root@hail.cloud.example.com/system'],
    ['sleet', 'qemu:///session'],
  ]);
});

test('parseClientConfiguration() refuses an alias without a name', () => {
  expect(() => parseClientConfiguration('uri_aliases = [ "qemu:///session" ]')).toThrow(
    /Malformed 'uri_aliases'/,
  );
});
