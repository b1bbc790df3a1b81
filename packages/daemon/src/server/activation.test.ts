import { describe, expect, test } from 'vitest';
import { takeActivatedSockets } from './activation.ts';

describe('takeActivatedSockets()', () => {
  test('knows sockets by the names of their units', () => {
    const env = { LISTEN_PID: '7', LISTEN_FDS: '2', LISTEN_FDNAMES: 'libvirtd-admin.socket:libvirtd.socket' };
    expect([...takeActivatedSockets(env, 7)]).toEqual([
      ['admin', 3],
      ['rw', 4],
    ]);
    expect(env).toEqual({});
  });

  test('knows them by their order without names', () => {
    const env = { LISTEN_PID: '7', LISTEN_FDS: '2' };
    expect([...takeActivatedSockets(env, 7)]).toEqual([
      ['rw', 3],
      ['ro', 4],
    ]);
  });

  test('takes none that were meant for another process', () => {
    expect(takeActivatedSockets({ LISTEN_PID: '8', LISTEN_FDS: '1' }, 7).size).toBe(0);
    expect(takeActivatedSockets({}, 7).size).toBe(0);
  });
});
