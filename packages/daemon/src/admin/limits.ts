/**
 * A server's limits as typed parameters: read, and changed as a whole or not at all.
 *
 * @source libvirt virAdmServerGet/SetThreadPoolParameters, virAdmServerGet/SetClientLimits
 */
import { type TypedParam, VirtError } from '@typevirt/driver';
import type { ClientServer } from '../server/client-server.ts';

/** The worker threads that libvirt would have. */
export function workers({ workers: { limits, count, free } }: ClientServer): TypedParam[] {
  const { minWorkers, maxWorkers, prioWorkers } = limits;
  return [
    uint('minWorkers', minWorkers),
    uint('maxWorkers', maxWorkers),
    uint('nWorkers', count),
    uint('freeWorkers', free),
    uint('prioWorkers', prioWorkers),
    uint('jobQueueDepth', 0),
  ];
}

/** @throws {VirtError} `invalidArg` for limits that contradict each other, and for what cannot be set. */
export function setWorkers(server: ClientServer, params: readonly TypedParam[]): void {
  const settable = ['minWorkers', 'maxWorkers', 'prioWorkers'] as const;
  const next = { ...server.workers.limits, ...numbers(params, settable) };
  if (next.minWorkers > next.maxWorkers) throw invalid('minWorkers cannot be larger than maxWorkers');
  if (next.maxWorkers === 0) throw invalid('maxWorkers must be greater than 0');
  server.workers.limits = next;
}

/** How many clients there are and may be. */
export function clientLimits(server: ClientServer): TypedParam[] {
  return [
    uint('nclients_max', server.limits.maxClients),
    uint('nclients', server.clientCount),
    uint('nclients_unauth_max', server.limits.maxAnonymousClients),
    uint('nclients_unauth', server.anonymousCount),
  ];
}

/** @throws {VirtError} `invalidArg` for limits that contradict each other, and for what cannot be set. */
export function setClientLimits(server: ClientServer, params: readonly TypedParam[]): void {
  const wished = numbers(params, ['nclients_max', 'nclients_unauth_max'] as const);
  const maxClients = wished.nclients_max ?? server.limits.maxClients;
  const maxAnonymousClients = wished.nclients_unauth_max ?? server.limits.maxAnonymousClients;
  if (maxClients < maxAnonymousClients) {
    throw invalid(
      'The overall maximum number of clients must be greater than the maximum number of clients waiting for authentication',
    );
  }
  Object.assign(server.limits, { maxClients, maxAnonymousClients });
  server.admit();
}

function numbers<const K extends string>(
  params: readonly TypedParam[],
  settable: readonly K[],
): { [F in K]?: number } {
  const found: { [F in K]?: number } = {};
  for (const { field, type, value } of params) {
    const key = settable.find((name) => name === field);
    if (key === undefined)
      throw new VirtError('argumentUnsupported', `Attribute '${field}' is not settable`, { domain: 'admin' });
    if (type !== 'uint') throw invalid(`invalid type '${type}' for parameter '${field}', expected 'uint'`);
    found[key] = value;
  }
  return found;
}

function uint(field: string, value: number): TypedParam {
  return { field, type: 'uint', value };
}

function invalid(detail: string): VirtError {
  return new VirtError('invalidArg', detail, { domain: 'admin' });
}
