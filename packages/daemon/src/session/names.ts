/**
 * Names of users and groups, from the host's own lists. Read again when the list has changed.
 */
import { readFileSync, statSync } from 'node:fs';

/** A file of `name:…:number:…` lines. */
class NameList {
  readonly #path: string;
  #changedMs = -1;
  #names: ReadonlyMap<number, string> = new Map();

  constructor(path: string) {
    this.#path = path;
  }

  nameOf(number: number): string | undefined {
    const stat = statSync(this.#path, { throwIfNoEntry: false });
    if (stat !== undefined && stat.mtimeMs !== this.#changedMs) {
      this.#names = readNames(readFileSync(this.#path, 'utf8'));
      this.#changedMs = stat.mtimeMs;
    }
    return this.#names.get(number);
  }
}

function readNames(text: string): ReadonlyMap<number, string> {
  const names = new Map<number, string>();
  for (const line of text.split('\n')) {
    const [name, , number] = line.split(':');
    if (name !== undefined && number !== undefined && !names.has(Number(number)))
      names.set(Number(number), name);
  }
  return names;
}

const users = new NameList('/etc/passwd');
const groups = new NameList('/etc/group');

/** The name of a local user; undefined where the host's list has none. */
export function userNameOf(userId: number): string | undefined {
  return users.nameOf(userId);
}

/** The name of a local group; undefined where the host's list has none. */
export function groupNameOf(groupId: number): string | undefined {
  return groups.nameOf(groupId);
}
