/** A prompt whose daemon goes away: what stock virsh and our command say, and that both go on once there is a daemon again. */
import { spawn } from 'node:child_process';
import { describe, expect, test, vi } from 'vitest';
import { typevirt } from '../../tools/daemon.mjs';
import { startHost, whyNot } from './harness.ts';

/** A program at its prompt. */
function openPrompt(program: string, uri: string) {
  const child = spawn(program, ['-q', '-c', uri], { env: { ...process.env, LC_ALL: 'C.UTF-8' } });
  const said = { out: '', error: '' };
  child.stdout.on('data', (chunk: Buffer) => (said.out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (said.error += chunk.toString()));
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  return { said, ended, send: (line: string) => child.stdin.write(`${line}\n`) };
}

const reason = whyNot('virsh');

describe.skipIf(reason)(`a daemon that goes away${reason ? `: ${reason}` : ''}`, () => {
  test.each(['virsh', typevirt])('is missed, and connected to again: %s', async (program) => {
    await using host = await startHost();
    const uri = host.uri('test');
    const { said, ended, send } = openPrompt(program, uri);
    const waitFor = (check: () => void) => vi.waitFor(check, { timeout: 20_000, interval: 50 });
    send('list --name');
    await waitFor(() => expect(said.out).toContain('\ntest\n'));
    await host.restart('SIGKILL');
    const lost = `error: Disconnected from ${uri} due to end of file\n`;
    await waitFor(() => expect(said.error).toBe(lost));
    send('list --all --name');
    await waitFor(() => expect(said.out.match(/^test$/gm)).toHaveLength(2));
    expect(said.error).toBe(`${lost}error: Reconnected to the hypervisor\n`);
    send('quit');
    expect(await ended).toBe(0);
  });
});
