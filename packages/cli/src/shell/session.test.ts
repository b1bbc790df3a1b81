import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { hasVirsh, runTypevirt, runVirsh } from '../testing/run.ts';

const simulator = ['-c', 'test:///default'];

async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'typevirt-cli-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

const guest =
  "<domain type='test'><name>fc</name><uuid>3dffed72-633d-41e0-b382-f69616a20785</uuid><title>my title</title><memory>65536</memory>" +
  "<os><type>hvm</type></os><devices><disk type='file' device='disk'><source file='/x/a.img'/><target dev='vda' bus='virtio'/></disk>" +
  "<disk type='file' device='cdrom'><target dev='hdc' bus='ide'/></disk><interface type='network'><source network='default'/>" +
  "<mac address='52:54:00:11:22:33'/><model type='virtio'/><target dev='tap0'/></interface></devices></domain>";

/** Sequences that must read the same in both, each on a host of its own. */
const sequences: readonly (readonly string[])[] = [
  ['list', 'list --all --name', 'list --all --uuid', 'list --id', 'list --inactive', 'list --state-paused'],
  [
    'domid test',
    'domname 1',
    'domuuid test',
    'domid nosuch',
    'domname nosuch',
    'dominfo nosuch',
    'dominfo 7',
  ],
  [
    'suspend test',
    'domstate test --reason',
    'list',
    'resume test',
    'list',
    'reboot test',
    'reboot test --mode nosuch',
  ],
  [
    'shutdown test',
    'list --all',
    'start test',
    'start test',
    'destroy test',
    'destroy test',
    'undefine test',
    'list --all',
  ],
  [
    'define GUEST',
    'list --all --title',
    'domblklist fc',
    'domblklist fc --details',
    'domiflist fc',
    'undefine fc',
    'undefine fc',
  ],
  [
    'define GUEST',
    'autostart fc',
    'list --all --autostart --name',
    'autostart fc --disable',
    'desc fc',
    'desc fc --title',
  ],
  [
    'define GUEST',
    'vncdisplay fc',
    'ttyconsole fc',
    'domif-getlink fc tap0',
    'domif-getlink fc nosuch',
    'domdisplay fc',
    'start fc',
    'list',
  ],
  [
    'dumpxml test --xpath //target',
    'dumpxml test --xpath //mac/@address',
    'dumpxml test --xpath //disk --wrap',
    'dumpxml test --xpath count(//disk)',
  ],
  [
    'detach-disk test vda --print-xml',
    'detach-disk test nosuch --print-xml',
    'detach-interface test bridge',
    'attach-disk test /a vdb --print-xml',
  ],
  [
    'attach-interface test bridge br0 --print-xml --mac 52:54:00:00:00:01 --inbound 1,2,3',
    'attach-interface test foo br0',
    'attach-disk test /a vdb --address pci:1',
  ],
  ['uri', 'nodeinfo', 'event', 'event --list', 'event --event nosuch', 'net-event --event nosuch'],
  [
    'define /nosuch',
    'create /nosuch',
    'setvcpus test 0',
    'setmem test 1x',
    'send-key test KEY_NOSUCH',
    'console test',
    'domxml-to-native x',
  ],
  ['connect --readonly', 'list', 'connect test:///default', 'uri'],
  [
    'pool-define-as p netfs --print-xml --source-host h --source-path /a --target /b',
    'pool-list --type nosuch',
    'net-list --table --name',
  ],
];

describe.runIf(hasVirsh)('commands on the simulator, compared with virsh', () => {
  test.each(sequences.map((sequence) => [sequence]))('%j', async (sequence) => {
    const file = join(await temporaryFolder(), 'guest.xml');
    await writeFile(file, guest);
    for (const quiet of [[], ['-q']]) {
      const words = [...simulator, ...quiet, sequence.join(';').replace('GUEST', file)];
      expect(await runTypevirt(words)).toEqual(await runVirsh(words));
    }
  });
});

describe('the prompt', () => {
  test('echoes lines from a pipe behind itself and ends at quit', async () => {
    const { out, error, status } = await runTypevirt(
      [...simulator, '-q'],
      'list\nlist --nosuch\nquit\nlist\n',
    );
    expect(out).toBe('typevirt # list\n 1   test   running\ntypevirt # list --nosuch\ntypevirt # quit\n\n');
    expect(error).toBe("error: command 'list' doesn't support option --nosuch\n");
    expect(status).toBe(0);
  });

  test('shows a read-only connection by its sign', async () => {
    expect((await runTypevirt([...simulator, '-r', '-q'], '')).out).toBe('typevirt > \n');
  });

  test.runIf(hasVirsh)('reads as virsh’s but for name and greeting', async () => {
    const input = 'list --all\necho x\n\nnosuch\nlist;list\n';
    const virsh = await runVirsh([...simulator, '-q'], input);
    const typevirt = await runTypevirt([...simulator, '-q'], input);
    expect(typevirt.out.replaceAll('typevirt #', 'virsh #')).toBe(virsh.out);
    expect(typevirt.error).toBe(virsh.error);
  });
});

describe('results as data', () => {
  test('a list is an array of objects', async () => {
    const { out } = await runTypevirt([...simulator, '--format', 'json', 'list --all']);
    expect(JSON.parse(out)).toEqual([
      { id: 1, name: 'test', uuid: '6695eb01-f6a4-8304-79aa-97f2502e193f', state: 'running' },
    ]);
  });

  test('--format may stand behind the command, and yaml is another form of the same', async () => {
    const { out } = await runTypevirt([...simulator, 'domstate', 'test', '--format', 'yaml']);
    expect(out).toMatch(/^state: running\nreason: \w+\n$/);
  });

  test('an action says what it did', async () => {
    const { out } = await runTypevirt([...simulator, '--format=json', 'suspend test']);
    expect(JSON.parse(out)).toEqual({ message: "Domain 'test' suspended" });
  });

  test('a form that is none is refused', async () => {
    const { error, status } = await runTypevirt([...simulator, '--format', 'xml', 'list']);
    expect(error).toBe("error: Invalid value 'xml' for option --format: expected json, yaml or text\n");
    expect(status).toBe(1);
  });
});

test('--log keeps errors in a file', async () => {
  const file = join(await temporaryFolder(), 'log');
  await runTypevirt([...simulator, '-l', file, 'dominfo nosuch']);
  expect(await readFile(file, 'utf8')).toMatch(/^\[.* typevirt \d+\] ERROR failed to get domain 'nosuch'\n$/);
});

test('events are shown with their count', async () => {
  const waiting = runTypevirt([...simulator, 'event --event lifecycle --timeout 1']);
  const { out, status } = await waiting;
  expect(out).toBe('event loop timed out\nevents received: 0\n\n');
  expect(status).toBe(1);
});
