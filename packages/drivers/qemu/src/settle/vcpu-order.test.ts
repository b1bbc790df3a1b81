import { DocumentError, parseDomain } from '@typevirt/model';
import { expect, test } from 'vitest';
import { vcpusArePluggedInOrder } from './vcpu-order.ts';

const facts = {
  features: new Set<never>(),
  cellsDecideMemory: true,
  newUuid: () => '',
  newMac: () => '',
};

/** The answer for processors 0, 1 and 2; the first is plugged in first. */
function answer(second: string, third: string, first = "enabled='yes' order='1'"): string {
  const listed = [first, second, third].map((each, id) => `<vcpu id='${id}' ${each}/>`).join('');
  const domain = parseDomain(
    `<domain type='qemu'><name>a</name><memory>1</memory><vcpu>3</vcpu><vcpus>${listed}</vcpus>` +
      `<os><type arch='x86_64' machine='pc'>hvm</type></os></domain>`,
  );
  try {
    vcpusArePluggedInOrder.run(domain, facts);
    return 'taken';
  } catch (error) {
    if (!(error instanceof DocumentError)) throw error;
    return error.detail;
  }
}

test.each([
  ["enabled='yes' order='2' hotpluggable='yes'", "enabled='yes' order='3'", 'taken'],
  ["enabled='yes' order='3'", "enabled='yes' order='2'", 'taken'],
  ["enabled='yes' order='3' hotpluggable='no'", "enabled='yes' order='2' hotpluggable='yes'", 'taken'],
  [
    "enabled='yes' order='3' hotpluggable='yes'",
    "enabled='yes' order='2' hotpluggable='no'",
    'online non-hotpluggable vcpus need to be ordered prior to hotplugable vcpus',
  ],
  [
    "enabled='yes' order='3' hotpluggable='no'",
    "enabled='yes' order='2' hotpluggable='no'",
    'online non-hotpluggable vcpus must be ordered in ascending order',
  ],
  ["enabled='yes'", "enabled='no'", 'all vcpus must have either set or unset order'],
])('processors %s and %s after an ordered one: %s', (second, third, expected) => {
  expect(answer(second, third)).toBe(expected);
});

test('an order without a place for the first processor is refused', () => {
  expect(answer("enabled='yes' order='1'", "enabled='no'", "enabled='yes'")).toBe(
    'all vcpus must have either set or unset order',
  );
});
