/** Addresses and masks as numbers, and in the form that libvirt prints. */

/** Undefined when it is none. */
export function ipv4Number(text: string): bigint | undefined {
  if (!/^\d{1,3}(\.\d{1,3}){3}$/.test(text)) return undefined;
  const bytes = text.split('.').map(Number);
  if (bytes.some((byte) => byte > 255)) return undefined;
  return bytes.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
}

/** Undefined when it is none. */
export function ipv6Number(text: string): bigint | undefined {
  const words = wordsOf(text);
  return words?.reduce((sum, word) => sum * 0x10000n + BigInt(word), 0n);
}

function wordsOf(text: string): number[] | undefined {
  const halves = text.split('::');
  if (halves.length > 2) return undefined;
  const [head = [], tail = []] = halves.map((half, index) => piecesOf(half, index === halves.length - 1));
  if (!head || !tail) return undefined;
  if (halves.length === 1) return head.length === 8 ? head : undefined;
  const zeros = 8 - head.length - tail.length;
  return zeros < 1 ? undefined : [...head, ...new Array<number>(zeros).fill(0), ...tail];
}

/** The words of one side of `::`; dotted decimal may end the address. */
function piecesOf(half: string, last: boolean): number[] | undefined {
  if (half === '') return [];
  const pieces = half.split(':');
  const end = pieces.at(-1) ?? '';
  const dotted = last && end.includes('.') ? ipv4Number(end) : undefined;
  const plain = dotted === undefined ? pieces : pieces.slice(0, -1);
  if (plain.some((piece) => !/^[0-9a-fA-F]{1,4}$/.test(piece))) return undefined;
  const words = plain.map((piece) => Number.parseInt(piece, 16));
  return dotted === undefined ? words : [...words, Number(dotted >> 16n), Number(dotted & 0xffffn)];
}

/** Short form: the longest run of zeros left out, dotted decimal for IPv4 in IPv6. */
export function canonicalIpv6(text: string): string | undefined {
  const words = wordsOf(text);
  if (!words) return undefined;
  const { start, length } = longestZeros(words);
  const isIpv4 = start === 0 && (length === 6 || (length === 5 && words[5] === 0xffff));
  const shown = words.map((word) => word.toString(16));
  const tail = isIpv4 ? [...shown.slice(0, 6), dottedOf(words)] : shown;
  if (length < 2) return tail.join(':');
  return `${tail.slice(0, start).join(':')}::${tail.slice(start + length).join(':')}`;
}

function dottedOf(words: readonly number[]): string {
  return words
    .slice(6)
    .flatMap((word) => [word >> 8, word & 0xff])
    .join('.');
}

function longestZeros(words: readonly number[]): { start: number; length: number } {
  let best = { start: -1, length: 0 };
  let length = 0;
  words.forEach((word, index) => {
    length = word === 0 ? length + 1 : 0;
    if (length > best.length) best = { start: index - length + 1, length };
  });
  return best;
}

/** How many ones a mask begins with; undefined when ones follow a zero. */
export function maskBits(mask: bigint, width: number): number | undefined {
  const text = mask.toString(2).padStart(width, '0');
  return /^1*0*$/.test(text) ? text.replace(/0+$/, '').length : undefined;
}
