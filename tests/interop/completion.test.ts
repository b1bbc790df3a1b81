/** Completion of every command, option and value: stock virsh and our command side by side against our daemon. */
import { beforeAll, describe, expect, test } from 'vitest';
import { typevirt } from '../../tools/daemon.mjs';
import { type Host, run, startHost, whyNot } from './harness.ts';

/** Values of options that others depend on, as the simulator has them. */
const chosen = { domain: 'test', network: 'default', pool: 'default-pool' };

const words = [
  "''",
  'sta',
  'dump',
  'nosuch x',
  'start te',
  'dumpxml te',
  "dumpxml test ''",
  "dumpxml test x ''",
  "dumpxml --nosuch ''",
  'dumpxml --domain=te',
  'dumpxml --domain test test',
  "'list;' sta",
  'help dom',
  'reboot test acpi,',
  'reboot test acpi,ag',
  "echo a b ''",
  'list -',
];

const reason = whyNot('virsh');

describe.skipIf(reason)(`completion beside virsh${reason ? `: ${reason}` : ''}`, () => {
  let host: Host;
  beforeAll(async () => {
    host = await startHost();
    return () => host[Symbol.asyncDispose]();
  });

  const complete = (program: string, line: string) =>
    run(program, ['-q', '-c', host.uri('test'), `complete -- ${line}`]);

  /** What many lines complete to, in one run; each answer behind its line. */
  async function completeAll(program: string, lines: readonly string[]): Promise<string[]> {
    const command = lines.map((line) => `echo; echo "--- ${line}"; echo; complete -- ${line}`).join('; ');
    const { stdout } = await run(program, ['-q', '-c', host.uri('test'), command]);
    return stdout.split('--- ').slice(1);
  }

  test.each(words)('%s', async (line) => {
    const ours = await complete(typevirt, line);
    const own = /^(diff|fmt|validate|explain)$\n/gm; // commands that virsh does not have
    expect({ ...ours, stdout: ours.stdout.replace(own, '') }).toEqual(await complete('virsh', line));
  });

  test('every option of every command, and every value', async () => {
    const names = (await complete('virsh', "''")).stdout.trim().split('\n');
    expect(names.length).toBeGreaterThan(200);
    const options = await completeAll(
      'virsh',
      names.map((name) => `${name} --`),
    );
    const lines = options.flatMap((answer, at) => linesFor(names[at]!, answer.match(/^--\S+$/gm) ?? []));
    expect(await completeAll(typevirt, lines)).toEqual(await completeAll('virsh', lines));
  });
});

/** A line for the options of a command and one for the values of each, where an option that others depend on is given. */
function linesFor(name: string, options: readonly string[]): string[] {
  if (name === 'help') return [];
  const values = options.map((option) => {
    const others = Object.entries(chosen).filter(
      ([other]) => options.includes(`--${other}`) && option !== `--${other}`,
    );
    return [name, ...others.flatMap(([other, value]) => [`--${other}`, value]), option, "''"].join(' ');
  });
  return [`${name} --`, `${name} ''`, ...values];
}
