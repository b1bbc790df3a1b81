/** Finds the body of a command; the file it is in is loaded then and not before. */
import type { CommandRow } from '../table/row.ts';
import type { Body } from './body.ts';

type Loaded = { readonly bodies: Readonly<Record<string, unknown>> };

const modules: Readonly<Record<string, () => Promise<Loaded>>> = {
  access: () => import('./access.ts'),
  backup: () => import('./backup.ts'),
  'block-jobs': () => import('./block-jobs.ts'),
  checkpoint: () => import('./checkpoint.ts'),
  cpu: () => import('./cpu.ts'),
  devices: () => import('./devices.ts'),
  'document-tools': () => import('./document-tools.ts'),
  documents: () => import('./documents.ts'),
  events: () => import('./events.ts'),
  explain: () => import('./explain.ts'),
  guest: () => import('./guest.ts'),
  host: () => import('./host.ts'),
  interface: () => import('./interface.ts'),
  lifecycle: () => import('./lifecycle.ts'),
  migration: () => import('./migration.ts'),
  monitor: () => import('./monitor.ts'),
  network: () => import('./network.ts'),
  'node-device': () => import('./node-device.ts'),
  nwfilter: () => import('./nwfilter.ts'),
  pool: () => import('./pool.ts'),
  qemu: () => import('./qemu.ts'),
  saving: () => import('./saving.ts'),
  secret: () => import('./secret.ts'),
  shell: () => import('./shell.ts'),
  snapshot: () => import('./snapshot.ts'),
  tuning: () => import('./tuning.ts'),
  volume: () => import('./volume.ts'),
};

/** The body of a command. */
export async function loadBody(row: CommandRow): Promise<Body> {
  const { bodies } = await modules[row.module]!();
  return bodies[row.name] as Body;
}
