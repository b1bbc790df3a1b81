/** The suite on libvirt's own simulator, behind Debian's libvirtd: the judge of what the suite expects. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { conformance } from '@typevirt/driver/conformance';
import { afterAll, beforeAll, describe } from 'vitest';
import type { Daemon } from '../../tools/daemon.mjs';
import { startReference, whyNoReference } from '../../tools/reference-daemon.mjs';
import { common, openThrough } from './simulator.ts';

const reason = whyNoReference();

describe.skipIf(reason)(`the reference${reason ? `: skipped, ${reason}` : ''}`, () => {
  let daemon: Daemon;
  const root = mkdtempSync(join(tmpdir(), 'tv-'));

  beforeAll(async () => {
    daemon = await startReference(root);
  });
  afterAll(async () => {
    await daemon?.stop();
    rmSync(root, { recursive: true, force: true });
  });

  conformance({
    ...common,
    name: 'libvirt’s simulator',
    open: openThrough(() => daemon.socket),
    folder: root,
    fails: ['nodeGetFreePages'], // its simulator counts no pages, which its daemon takes for a failure
  });
});
