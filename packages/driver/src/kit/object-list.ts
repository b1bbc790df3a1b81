/**
 * Objects of one kind, found by uuid, by name, and, while they run, by id. Tens of thousands are fine: every look-up is
 * one map access, and iteration is in order of arrival.
 */

/** What an object must have to be in a list. */
export interface Listed {
  readonly uuid: string;
  readonly name: string;
}

/** Objects by uuid, name and id. */
export class ObjectList<T extends Listed> implements Iterable<T> {
  readonly #byUuid = new Map<string, T>();
  readonly #byName = new Map<string, T>();
  readonly #byId = new Map<number, T>();
  readonly #idOf = new Map<T, number>();

  get size(): number {
    return this.#byUuid.size;
  }

  /** How many have an id, that is, run. */
  get active(): number {
    return this.#byId.size;
  }

  /** Those that have an id, in order of the ids they were given. */
  running(): IterableIterator<T> {
    return this.#byId.values();
  }

  byUuid(uuid: string): T | undefined {
    return this.#byUuid.get(uuid);
  }

  byName(name: string): T | undefined {
    return this.#byName.get(name);
  }

  byId(id: number): T | undefined {
    return this.#byId.get(id);
  }

  /** Adds an object whose uuid and name are free; throws a `RangeError` otherwise, since the caller had to check. */
  add(object: T): void {
    if (this.#byUuid.has(object.uuid)) throw new RangeError(`uuid ${object.uuid} is in the list already`);
    if (this.#byName.has(object.name)) throw new RangeError(`name '${object.name}' is in the list already`);
    this.#byUuid.set(object.uuid, object);
    this.#byName.set(object.name, object);
  }

  /** Forgets an object, its id included. */
  remove(object: T): void {
    if (this.#byUuid.get(object.uuid) !== object) return;
    this.#byUuid.delete(object.uuid);
    this.#byName.delete(object.name);
    this.clearId(object);
  }

  /** Gives an id to an object of the list, in place of an earlier one. */
  setId(object: T, id: number): void {
    this.clearId(object);
    this.#byId.set(id, object);
    this.#idOf.set(object, id);
  }

  /** Takes the id away. */
  clearId(object: T): void {
    const id = this.#idOf.get(object);
    if (id === undefined) return;
    this.#idOf.delete(object);
    this.#byId.delete(id);
  }

  /**
   * Makes the list know an object by its new name.
   *
   * @param rename Changes the object's name; called when the new name was found free.
   */
  rename(object: T, name: string, rename: () => void): void {
    if (this.#byName.has(name)) throw new RangeError(`name '${name}' is in the list already`);
    this.#byName.delete(object.name);
    rename();
    this.#byName.set(name, object);
  }

  [Symbol.iterator](): IterableIterator<T> {
    return this.#byUuid.values();
  }
}
