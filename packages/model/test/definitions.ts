/** What tests of whole definitions begin with. */
import type { DefinitionFeature } from '../src/domain/settle/index.ts';

/** In place of what chance and a driver give: always the same identities, one feature. */
export const facts = {
  newUuid: () => '11111111-2222-3333-4444-555555555555',
  newMac: () => '52:54:00:00:00:01',
  cellsDecideMemory: true,
  features: new Set<DefinitionFeature>(['wideScsi']),
} as const;

/** The beginning of a domain that nothing is wrong with; what follows it, and `</domain>`, is the test's. */
export const head =
  "<domain type='qemu'><name>e</name><memory>32768</memory><os><type arch='x86_64' machine='pc'>hvm</type></os>";
