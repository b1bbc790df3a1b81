/**
 * TCP ports on which somebody listens on this host.
 *
 * @source proc(5), /proc/net/tcp: local address in the second column, state 0A is LISTEN
 */
import { readFileSync } from 'node:fs';

const listening = '0A';

/** The ports, of both address families; empty where the kernel does not tell. */
export function listeningPorts(): readonly number[] {
  return ['/proc/net/tcp', '/proc/net/tcp6'].flatMap((path) => parseListeningPorts(readTable(path)));
}

/** The ports in the text of such a table. */
export function parseListeningPorts(table: string): readonly number[] {
  return table
    .split('\n')
    .slice(1)
    .map((line) => line.trim().split(/\s+/))
    .filter((columns) => columns[3] === listening)
    .map((columns) => Number.parseInt(columns[1]?.split(':')[1] ?? '', 16));
}

function readTable(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
