/**
 * `npm start`: everything a fresh clone lacks, then `typevirtd` in the foreground with a guest to try.
 *
 *     npm start                      the system's daemon as root, your own otherwise
 *     npm start -- --root DIR        one that keeps everything under DIR
 *     npm start -- --no-install      leave the system's packages as they are
 *
 * Ctrl-C ends the daemon, not the guests.
 */
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { answers, daemonPaths, startDaemon, typevirt, uriFor } from './daemon.mjs';
import { demoGuestXml, prepareDemoGuest } from './demo-guest.mjs';
import { ensureBuilt } from './setup/build.mjs';
import {
  hypervisorPackages,
  installCommand,
  installPackages,
  isDebian,
  isRoot,
  missingPackages,
} from './setup/debian.mjs';
import { ensureNodeModules, requireNode } from './setup/node-modules.mjs';
import { which } from './setup/run.mjs';
import { bold, dim, main, SetupError, say } from './setup/terminal.mjs';

const { values: options } = parseArgs({
  options: { root: { type: 'string' }, 'no-install': { type: 'boolean', default: false } },
});
const root = options.root === undefined ? undefined : resolve(options.root);

await main(async () => {
  requireNode();
  const { socket, state } = daemonPaths(root);
  if (await answers(socket)) {
    throw new SetupError(`A typevirtd runs already; it listens on ${socket}.`);
  }
  await ensureNodeModules();
  const guests = await ensureHypervisor();
  await ensureBuilt();
  const demo = guests ? await prepareDemo(join(state, 'demo')) : undefined;
  const daemon = await startDaemon(root === undefined ? {} : { root });
  process.on('SIGINT', () => daemon.stop('SIGINT'));
  process.on('SIGTERM', () => daemon.stop('SIGTERM'));
  const uri = uriFor(socket, guests ? 'qemu' : 'test');
  const name = guests ? demo && (await defineDemo(uri, demo)) : 'test';
  introduce(socket, uri, name);
  const code = await daemon.ended;
  if (code !== 0) throw new SetupError(`typevirtd ended with exit code ${code}:\n${daemon.log()}`);
  say(`\ntypevirtd ended. Running guests run on; ${bold('npm start')} finds them again.`);
});

/** @returns {Promise<boolean>} Whether guests can run here; if not, it has been said what is missing. */
async function ensureHypervisor() {
  const missing = missingPackages(hypervisorPackages);
  if (missing.length > 0 && isRoot() && isDebian() && !options['no-install']) {
    await installPackages(missing, 'to run guests');
    return true;
  }
  const qemu = which('qemu-system-x86_64');
  if (missing.length > 0 && isDebian()) {
    say(
      `Not installed: ${missing.map((name) => `${name} ${dim(`(${/** @type {Record<string, string>} */ (hypervisorPackages)[name]})`)}`).join(', ')}`,
    );
    say(`To install:    ${bold(installCommand(missing))}`);
  } else if (!qemu) {
    say('Not installed: qemu-system-x86_64, which runs the guests. Install QEMU, then start again.');
  }
  if (!qemu)
    say('Without QEMU you get the built-in test hypervisor: everything works, but guests are pretended.');
  return qemu !== undefined;
}

/**
 * @param {string} folder
 * @returns {Promise<import('./demo-guest.mjs').DemoGuest | undefined>} Undefined, said why, where it cannot be made.
 */
async function prepareDemo(folder) {
  try {
    mkdirSync(folder, { recursive: true });
    return await prepareDemoGuest(folder);
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    say(`No demo guest: ${error.message}`);
    return undefined;
  }
}

/**
 * @param {string} uri
 * @param {import('./demo-guest.mjs').DemoGuest} demo
 * @returns {Promise<string | undefined>} The domain's name, once there is one of that name; undefined, said why, when it
 *   cannot be defined.
 */
async function defineDemo(uri, demo) {
  const command = (/** @type {string[]} */ ...args) =>
    promisify(execFile)(process.execPath, [typevirt, '--connect', uri, ...args]);
  const scratch = mkdtempSync(join(tmpdir(), 'typevirt-demo-'));
  try {
    const names = (await command('list', '--all', '--name')).stdout.split('\n');
    if (names.includes('demo')) return 'demo';
    writeFileSync(join(scratch, 'demo.xml'), demoGuestXml(demo));
    await command('define', join(scratch, 'demo.xml'));
    return 'demo';
  } catch (error) {
    say(`No demo guest: ${/** @type {{ stderr?: string }} */ (error).stderr?.trim() ?? error}`);
    return undefined;
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

/**
 * @param {string} socket
 * @param {string} uri
 * @param {string} [guest]
 */
function introduce(socket, uri, guest) {
  say(`\n${bold('typevirtd is ready.')} ${dim('Ctrl-C ends it; guests run on.')}\n`);
  say(`  socket  ${socket}`);
  say(`  URI     ${uri}\n`);
  say(`In another terminal, here, tell the commands where it is:\n`);
  say(`  export LIBVIRT_DEFAULT_URI='${uri}'\n`);
  say('and try:\n');
  say(`  ${bold('npx typevirt list --all')}`);
  if (guest === 'demo')
    say(`  ${bold('npx typevirt start demo --console')}   ${dim('a Linux boots; Ctrl-] leaves it')}`);
  if (guest === 'test') say(`  ${bold('npx typevirt dumpxml test')}`);
  say(`  ${bold('virsh list --all')}                    ${dim('any libvirt client works')}`);
}
