/**
 * Texts of documents, kept for the next who asks: clients read a domain again and again between two changes. A document is
 * replaced, never changed, so what was written of it stays true, and goes when the document goes.
 */
import { formatDomainNoting, type Domain } from '@typevirt/model';
import type { View } from '@typevirt/xml';

/** Characters kept at most, about; half of it is forgotten at a time. */
const keptCharacters = 4 * 1024 * 1024;

interface Kept {
  readonly text: string;
  /** Also the text of every view that shows more. */
  readonly whole: boolean;
}
type Texts = WeakMap<Domain, Map<string, Kept>>;

/** Writes documents, each once. */
export class DomainTexts {
  #recent: Texts = new WeakMap();
  #older: Texts = new WeakMap();
  #characters = 0;

  /** What `formatDomain` writes. */
  text(document: Domain, views: readonly View[]): string {
    const open = views.filter((view) => view !== 'secure');
    const kept = this.#written(document, open);
    return kept.whole || open.length === views.length ? kept.text : this.#written(document, views).text;
  }

  #written(document: Domain, views: readonly View[]): Kept {
    const key = views.join();
    const known = this.#recent.get(document)?.get(key) ?? this.#older.get(document)?.get(key);
    if (known !== undefined) return known;
    const made = formatDomainNoting(document, views);
    this.#keep(document, key, made);
    return made;
  }

  #keep(document: Domain, key: string, made: Kept): void {
    this.#characters += made.text.length;
    if (this.#characters > keptCharacters / 2) {
      this.#older = this.#recent;
      this.#recent = new WeakMap();
      this.#characters = made.text.length;
    }
    const texts = this.#recent.get(document) ?? new Map<string, Kept>();
    this.#recent.set(document, texts.set(key, made));
  }
}
