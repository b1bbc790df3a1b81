/** The suite on the simulator behind our daemon, over a unix socket. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { conformance } from '@typevirt/driver/conformance';
import { afterAll, beforeAll } from 'vitest';
import { startDaemon, type Daemon } from '../../tools/daemon.mjs';
import { common, openThrough } from './simulator.ts';

let daemon: Daemon;
const root = mkdtempSync(join(tmpdir(), 'tv-'));

beforeAll(async () => {
  daemon = await startDaemon({ root });
});
afterAll(async () => {
  await daemon.stop();
  rmSync(root, { recursive: true, force: true });
});

conformance({
  ...common,
  name: 'the simulator behind typevirtd',
  open: openThrough(() => daemon.socket),
  folder: root,
});
