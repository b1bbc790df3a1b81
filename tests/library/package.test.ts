/**
 * What is published of the library, used as its users do: packed, installed in an empty folder without a registry, imported
 * by plain Node from there, and compiled against with its own types alone.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { daemonPaths, startDaemon } from '../../tools/daemon.mjs';
import { repository, run } from '../../tools/setup/run.mjs';

const script = `
import { connect } from 'typevirt';
const connection = await connect(process.argv[2]);
const domains = await connection.listAllDomains();
console.log(JSON.stringify([await connection.getType(), domains.map(({ name }) => name)]));
await connection.close();
`;

const typed = `
import { connect, DomainState, VirtError, type Domain } from 'typevirt';
import { documentKinds } from 'typevirt/documents';
await using connection = await connect('test:///default');
const domains: Domain[] = await connection.listAllDomains();
for await (const { dom, event } of connection.events('domain', 'lifecycle')) {
  const pair: [string, number] = [dom.name, event];
  console.log(pair, domains, DomainState.running, new VirtError('noDomain', ''), documentKinds.size);
}
// @ts-expect-error memory is a bigint
await domains[0]?.setMemory(1024);
`;

describe('the published package', () => {
  let app: string;
  beforeAll(async () => {
    const folder = mkdtempSync(join(tmpdir(), 'typevirt-package-'));
    app = join(folder, 'app');
    mkdirSync(app);
    // npm would run this itself, but our settings keep it from running anything.
    await run(process.execPath, [join(repository, 'tools/build/package.mjs')]);
    const packed = await run('npm', ['pack', '--json', '--pack-destination', folder], {
      cwd: join(repository, 'packages/client'),
    });
    const [tarball] = /typevirt-[\w.-]+\.tgz/.exec(packed) ?? [''];
    writeFileSync(join(app, 'package.json'), '{ "type": "module" }\n');
    writeFileSync(join(app, 'list.js'), script);
    writeFileSync(join(app, 'typed.ts'), typed);
    await run('npm', ['install', '--offline', '--no-audit', '--no-fund', join(folder, tarball)], {
      cwd: app,
    });
    return () => rmSync(folder, { recursive: true, force: true });
  }, 180_000);

  test('installs without a registry, and brings nothing else', async () => {
    expect(await list('test:///default')).toEqual(['TEST', ['test']]);
    const lock = JSON.parse(readFileSync(join(app, 'package-lock.json'), 'utf8'));
    expect(Object.keys(lock.packages).filter((path) => path.startsWith('node_modules'))).toEqual([
      'node_modules/typevirt',
    ]);
  });

  test('talks to a daemon', async () => {
    const root = mkdtempSync(join(tmpdir(), 'tv-'));
    const daemon = await startDaemon({ root });
    try {
      expect(await list(`test+unix:///default?socket=${daemonPaths(root).socket}`)).toEqual([
        'TEST',
        ['test'],
      ]);
    } finally {
      await daemon.stop();
      rmSync(root, { recursive: true, force: true });
    }
  });

  test('has types that stand alone', async () => {
    const options = {
      strict: true,
      noEmit: true,
      module: 'nodenext',
      target: 'es2023',
      lib: ['ES2023', 'ESNext.Disposable', 'DOM'],
      types: [],
    };
    writeFileSync(
      join(app, 'tsconfig.json'),
      JSON.stringify({ compilerOptions: options, files: ['typed.ts'] }),
    );
    await run(process.execPath, [join(repository, 'node_modules/typescript/bin/tsc'), '-p', app]);
  });

  async function list(uri: string): Promise<unknown> {
    return JSON.parse(await run(process.execPath, ['list.js', uri], { cwd: app }));
  }
});
