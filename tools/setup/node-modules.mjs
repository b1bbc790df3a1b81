/**
 * Installs the npm packages when they are missing or not the ones of `package-lock.json`.
 *
 * npm notes what it installed in `node_modules/.package-lock.json`; comparing that with our lock file needs
 * no mark of our own and sees an install made by hand.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repository, run } from './run.mjs';
import { SetupError, step } from './terminal.mjs';

/** @typedef {{ version?: string, link?: boolean, optional?: boolean }} LockedPackage */

/** @throws {SetupError} When this Node is too old. */
export function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  throw new SetupError(`Node.js 20.19 or newer is needed; this is ${process.versions.node}.`);
}

/** Runs `npm ci` when needed. No package's install script runs. */
export async function ensureNodeModules() {
  const wanted = lockedPackages('package-lock.json');
  if (areInstalled(wanted, lockedPackages('node_modules/.package-lock.json'))) return;
  await step('Installing npm packages (npm ci)', () =>
    run(process.env.npm_execpath ? process.execPath : 'npm', [
      ...(process.env.npm_execpath ? [process.env.npm_execpath] : []),
      'ci',
      '--ignore-scripts',
      '--no-audit',
      '--no-fund',
    ]),
  );
}

/**
 * @param {Record<string, LockedPackage>} wanted
 * @param {Record<string, LockedPackage>} found
 */
function areInstalled(wanted, found) {
  return Object.entries(wanted).every(([path, { version, link, optional }]) => {
    if (optional && !found[path]) return true; // another platform's binary
    return found[path]?.version === version && found[path]?.link === link;
  });
}

/**
 * @param {string} file
 * @returns {Record<string, LockedPackage>} What lies in `node_modules`; empty when the file is missing.
 */
function lockedPackages(file) {
  let text;
  try {
    text = readFileSync(join(repository, file), 'utf8');
  } catch {
    return {};
  }
  const { packages } = JSON.parse(text);
  return Object.fromEntries(Object.entries(packages).filter(([path]) => path.startsWith('node_modules/')));
}
