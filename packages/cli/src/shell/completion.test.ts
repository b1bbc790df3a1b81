import { describe, expect, test } from 'vitest';
import { runTypevirt } from '../testing/run.ts';

async function complete(...words: string[]): Promise<{ found: string[]; status: number }> {
  const { out, status } = await runTypevirt(['-q', '-c', 'test:///default', 'complete', '--', ...words]);
  return { found: out.split('\n').filter((line) => line !== ''), status };
}

describe('complete', () => {
  test.each<[words: string[], found: string[]]>([
    [['sta'], ['start']],
    [['dump'], ['dump', 'dumpxml']],
    [
      ['list', '--st'],
      ['--state-running', '--state-paused', '--state-shutoff', '--state-other'],
    ],
    [
      ['vol-info', ''],
      ['--vol', '--pool', '--bytes', '--physical'],
    ],
    [['dumpxml', 'te'], ['test']],
    [['dumpxml', 'test', '--in'], ['--inactive']],
    [['net-dumpxml', '--network', ''], ['default']],
    [['domiftune', 'test', '--interface', ''], ['testnet0']],
    [['iface-name', '--interface', ''], ['aa:bb:cc:dd:ee:ff']],
    [['pool-destroy', '--pool', ''], ['default-pool']],
    [['nodedev-list', '--cap', 'pci,vdp'], ['pci,vdpa']],
    [['reboot', 'test', '--mode', 'acpi,a'], ['acpi,agent']],
    [['send-key', 'test', '--codeset', 'linux', 'KEY_ZE'], ['KEY_ZENKAKUHANKAKU']],
    [['list;', 'sta'], ['start']],
  ])('%j', async (words, found) => {
    expect(await complete(...words)).toEqual({ found, status: 0 });
  });

  test.each<[words: string[]]>([
    [[]],
    [['start', '--domain', '']], // the only domain runs
    [['dumpxml', '--domain', 'nosuch', '--xpath', '']],
    [['domiftune', 'nosuch', '--interface', '']],
    [['vcpuinfo', 'test', 'test']],
    [['list', 'x']],
  ])('nothing for %j, which is a failure without a word', async (words) => {
    expect(await complete(...words)).toEqual({ found: [], status: 1 });
  });

  test('an option that several words may follow is offered again', async () => {
    expect((await complete('send-key', 'test', '--keycode', 'KEY_A', '')).found).toContain('--keycode');
  });

  test('blanks in a name are escaped, and a name typed so is completed', async () => {
    const { out } = await runTypevirt([
      '-q',
      '-c',
      'test:///default',
      `vol-create-as default-pool 'a b' 1M; complete -- 'vol-info --pool default-pool' 'a\\ '; complete -- 'vol-info --pool default-pool' a`,
    ]);
    expect(out.match(/^a\\ b$/gm)).toHaveLength(2);
  });
});
