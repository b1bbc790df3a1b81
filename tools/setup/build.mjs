/**
 * Makes the two programs, `typevirt` and `typevirtd`, from the sources as they are now.
 */
import { join } from 'node:path';
import { repository, run } from './run.mjs';
import { step } from './terminal.mjs';

/** @throws {SetupError} With the bundler's messages. */
export async function ensureBuilt() {
  await step('Building typevirt and typevirtd', () =>
    run(process.execPath, [join(repository, 'tools/build/bundle.mjs')]),
  );
}
