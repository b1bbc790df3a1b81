/** What only QEMU knows once it runs: terminals of character devices, threads of processors. */
import type { Domain } from '@typevirt/model';
import type { QmpMonitor } from '../monitor/index.ts';
import { withTerminals } from './live-document.ts';

/** What was seen. */
export interface Observed {
  readonly document: Domain;
  readonly vcpuThreads: ReadonlyMap<number, number>;
}

/** Asks a guest that has just started, or was found again. */
export async function observeGuest(monitor: QmpMonitor, document: Domain): Promise<Observed> {
  const [devices, processors] = await Promise.all([
    monitor.execute('query-chardev'),
    monitor.execute('query-cpus-fast'),
  ]);
  const terminals = new Map<string, string>();
  for (const { label, filename } of devices) {
    if (label.startsWith('char') && filename.startsWith('pty:'))
      terminals.set(label.slice('char'.length), filename.slice('pty:'.length));
  }
  return {
    document: withTerminals(document, terminals),
    vcpuThreads: new Map(processors.map((cpu) => [cpu['cpu-index'], cpu['thread-id']])),
  };
}
