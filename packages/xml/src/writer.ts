/**
 * Text in libvirt's layout: two blanks a level, single quotes, `<a/>` for an empty element, each element on its own line.
 * Nothing here knows descriptions.
 */

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  "'": '&apos;',
  '"': '&quot;',
};
const special = /[&<>'"]/g;
// XML 1.0 cannot hold anything else, nor half a surrogate pair; libvirt leaves out what it cannot hold, too.
const impossible = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;
const unusual = /[^\u0020-\uD7FF\uE000-\uFFFD]/;
/** Most values are words and numbers, and need only this one look. */
const plain = /^[\w\-./:@, ]*$/;

/** For text between tags. */
export function escape(text: string): string {
  if (plain.test(text)) return text;
  const escaped = text.replace(special, (letter) => escapes[letter] ?? letter);
  return unusual.test(escaped) ? escaped.replace(impossible, '').replace(/\r/g, '&#13;') : escaped;
}

/** For attribute values: line breaks and tabs would be read back as blanks, so they become references. */
export function escapeAttribute(text: string): string {
  if (plain.test(text)) return text;
  return escape(text).replace(/[\t\n]/g, (letter) => `&#${letter.charCodeAt(0)};`);
}

/** Collects text. A start tag stays open for attributes until something stands inside it. */
export class Writer {
  #out = '';
  #level = 0;
  #tagOpen = false;

  get text(): string {
    return this.#out;
  }

  get level(): number {
    return this.#level;
  }

  /** Begins an element on a line of its own. */
  open(name: string): void {
    this.#closeTag('\n');
    this.#out += `${indent(this.#level)}<${name}`;
    this.#level++;
    this.#tagOpen = true;
  }

  /** Value unescaped. */
  attribute(name: string, value: string): void {
    this.#out += ` ${name}='${escapeAttribute(value)}'`;
  }

  /** Ends the element begun last; `endTag`: never as `<a/>`. */
  close(name: string, endTag = false): void {
    if (endTag) this.#closeTag('\n');
    this.#level--;
    if (this.#tagOpen) this.#out += '/>\n';
    else this.#out += `${indent(this.#level)}</${name}>\n`;
    this.#tagOpen = false;
  }

  /** Ends the element begun last, with text as its only content. */
  closeWithText(name: string, value: string): void {
    if (value === '') return this.close(name);
    this.#closeTag('');
    this.#level--;
    this.#out += `${escape(value)}</${name}>\n`;
  }

  /** A finished piece, on a line of its own. */
  raw(piece: string): void {
    this.#closeTag('\n');
    this.#out += `${indent(this.#level)}${piece}\n`;
  }

  /** Runs `write`; takes it back, and says false, if all it wrote is the empty element `name`. */
  unlessEmpty(name: string, write: () => void): boolean {
    const [before, tagOpen] = [this.#out, this.#tagOpen];
    this.#out = ''; // looking at the end of a long text costs as much as copying it
    write();
    const stays = this.#out !== `${tagOpen ? '>\n' : ''}${indent(this.#level)}<${name}/>\n`;
    this.#out = stays ? before + this.#out : before;
    if (!stays) this.#tagOpen = tagOpen;
    return stays;
  }

  #closeTag(behind: string): void {
    if (!this.#tagOpen) return;
    this.#out += `>${behind}`;
    this.#tagOpen = false;
  }
}

const indents: string[] = [];

function indent(level: number): string {
  let text = indents[level];
  if (text === undefined) {
    text = '  '.repeat(level);
    indents[level] = text;
  }
  return text;
}
