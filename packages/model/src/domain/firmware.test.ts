import { expect, test } from 'vitest';
import { variablesPath } from './firmware.ts';
import { formatDomain, parseDomain } from './parse.ts';

function withVariables(nvram: string): string {
  return `<domain type='kvm'><name>a</name><memory>1</memory><os><type>hvm</type>${nvram}</os></domain>`;
}

test('a store of variables is a path, or an image of any kind', () => {
  const plain = parseDomain(withVariables('<nvram template="/t">/v</nvram>'));
  expect(variablesPath(plain.os)).toBe('/v');
  expect(formatDomain(plain)).toContain("<nvram template='/t'>/v</nvram>");

  const file = parseDomain(withVariables('<nvram type="file"><source file="/w"/></nvram>'), { strict: true });
  expect(variablesPath(file.os)).toBe('/w');
  expect(formatDomain(file)).toContain("<nvram type='file'>\n      <source file='/w'/>\n    </nvram>");

  const source = '<source protocol="nbd" name="v"><host name="h"/></source>';
  const remote = parseDomain(withVariables(`<nvram type="network">${source}</nvram>`), { strict: true });
  expect(variablesPath(remote.os)).toBeUndefined();
  expect(formatDomain(remote)).toContain("<source protocol='nbd' name='v'>");
});
