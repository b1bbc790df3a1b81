/**
 * What this process does to the world, counted: each change of a file, each process started or signalled, each command to a
 * QEMU. Before the step it is told, the process kills itself. Imported before anything that takes such functions for its own.
 */
import childProcess from 'node:child_process';
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { Socket } from 'node:net';
import { promisify } from 'node:util';

let taken = 0;
let counts = false;
let fatal = 0;

/** Counts from now on; at step `fatalStep` the process is gone. 0 for none. */
export function countSteps(fatalStep: number): void {
  counts = true;
  fatal = fatalStep;
}

/** Stops counting. @returns How many steps there were. */
export function stepsTaken(): number {
  counts = false;
  return taken;
}

function step(): void {
  if (!counts) return;
  taken += 1;
  if (taken === fatal) process.kill(process.pid, 'SIGKILL');
}

type AnyFunction = (this: unknown, ...args: unknown[]) => unknown;

function counted(original: AnyFunction, isStep: (args: readonly unknown[]) => boolean): AnyFunction {
  return function (...args) {
    if (isStep(args)) step();
    return Reflect.apply(original, this, args);
  };
}

function count(holder: object, names: readonly string[], isStep = (_args: readonly unknown[]) => true): void {
  for (const name of names) {
    const original = Reflect.get(holder, name) as AnyFunction & { [promisify.custom]?: AnyFunction };
    const wrapped = counted(original, isStep);
    const custom = original[promisify.custom];
    if (custom !== undefined) Object.assign(wrapped, { [promisify.custom]: counted(custom, isStep) });
    Reflect.set(holder, name, wrapped);
  }
}

const changes = ['writeFile', 'rename', 'unlink', 'rm', 'mkdir', 'symlink', 'chmod', 'chown', 'copyFile'];

count(fs.promises, changes);
count(
  fs,
  changes.map((name) => `${name}Sync`),
);
count(fs, ['writeSync', 'fsync', 'fdatasync']);
count(fs, ['openSync'], ([, flags]) => flags !== undefined && flags !== 'r');
count(childProcess, ['spawn', 'execFile']);
count(Socket.prototype, ['write']);
count(process, ['kill'], ([pid, signal]) => pid !== process.pid && signal !== 0);
syncBuiltinESMExports();
