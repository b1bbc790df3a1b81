/**
 * Lines whose answers differed once: stock virsh and our command run each against our daemon, and must print the same and end the
 * same.
 */
import { beforeAll, describe, expect, test } from 'vitest';
import { typevirt } from '../../tools/daemon.mjs';
import { type Host, run, startHost, whyNot } from './harness.ts';

const lines = [
  'iface-bridge eth1 br0',
  'iface-bridge eth1 eth1',
  'iface-unbridge eth1',
  'iface-unbridge aa:bb:cc:dd:ee:ff',
  'lxc-enter-namespace test /bin/true',
  'dom-fd-associate test group 0',
  'dom-fd-associate test group x',
  'dom-fd-associate test group 99',
  "dom-fd-associate test group ''",
  'qemu-monitor-command test --pass-fds 0 query-status',
  'qemu-monitor-event',
  'migrate test test:///default --timeout 5',
  'migrate test test:///default --timeout-suspend',
  'send-process-signal test x kill',
  "qemu-attach ''",
  'hypervisor-cpu-compare /nonexistent',
  'memtune test --soft-limit 1Q',
  "memtune test --hard-limit ''",
  'blkdeviotune test vda --total-bytes-sec 1Q',
  "blkdeviotune test vda --group-name ''",
  "blkiotune test --device-read-iops-sec ''",
  'blockcommit test vda --bandwidth 1Q',
  'schedinfo test --weight x',
  "schedinfo test --weight ''",
  "dump test /nonexistent --format ''",
  "desc test ''; desc test",
  "undefine test --storage ''",
  "dumpxml test --xpath ''",
  "send-key test KEY_A --codeset ''",
  "setmem test ''",
];

const reason = whyNot('virsh');

describe.skipIf(reason)(`our command beside virsh${reason ? `: ${reason}` : ''}`, () => {
  let host: Host;
  beforeAll(async () => {
    host = await startHost();
    return () => host[Symbol.asyncDispose]();
  });

  test.each(lines)('%s', async (line) => {
    const words = ['-c', host.uri('test'), line];
    const wanted = await run('virsh', words);
    expect(await run(typevirt, words)).toEqual(wanted);
  });

  test('a domain is made with a file passed along', async () => {
    const file = `${host.root}/guest.xml`;
    const { stdout, stderr } = await run('sh', [
      '-c',
      `echo "<domain type='test'><name>guest</name><memory>1024</memory><os><type>hvm</type></os></domain>" >${file}
       exec ${typevirt} -c '${host.uri('test')}' 'create ${file} --pass-fds 3,3; domstate guest' 3</dev/null`,
    ]);
    expect(stderr).toBe('');
    expect(stdout).toBe(`Domain 'guest' created from ${file}\n\nrunning\n\n`);
  });
});
