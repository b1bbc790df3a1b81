/**
 * `npm test`: everything a fresh clone lacks, then the tests.
 *
 *     npm test                      all tests
 *     npm test -- packages/xml      those whose path contains the words given; vitest's options work too
 *     npm run test:long             the long ones: every crash point, every corpus entry, endurance
 *
 * As root on Debian the stock clients and the reference daemon are installed with apt-get; otherwise the
 * tests that need them say "skipped" and why. `TYPEVIRT_NO_INSTALL=1` leaves the system as it is.
 */
import { join } from 'node:path';
import { ensureBuilt } from './setup/build.mjs';
import {
  hypervisorPackages,
  installCommand,
  installPackages,
  isDebian,
  isRoot,
  missingPackages,
  testPackages,
  testServices,
} from './setup/debian.mjs';
import { ensureNodeModules, requireNode } from './setup/node-modules.mjs';
import { repository, runInForeground } from './setup/run.mjs';
import { main, say } from './setup/terminal.mjs';

await main(async () => {
  requireNode();
  const args = process.argv.slice(2);
  const long = args.includes('--long');
  await ensureNodeModules();
  await ensureDebianPackages();
  await ensureBuilt();
  return runInForeground(
    process.execPath,
    [join(repository, 'node_modules/vitest/vitest.mjs'), 'run', ...args.filter((arg) => arg !== '--long')],
    long ? { TYPEVIRT_LONG: '1' } : {},
  );
});

async function ensureDebianPackages() {
  const missing = missingPackages({ ...hypervisorPackages, ...testPackages });
  if (missing.length === 0) return;
  if (isRoot() && isDebian() && process.env.TYPEVIRT_NO_INSTALL !== '1') {
    return installPackages(missing, 'for the tests', testServices);
  }
  say(`Tests that need these Debian packages will be skipped: ${missing.join(' ')}`);
  say(`To run them: ${installCommand(missing)}`);
}
