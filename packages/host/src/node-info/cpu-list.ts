/** Lists of numbers as the kernel writes them: `0-3,8`. */

/** Reads a list; an empty one gives no numbers. */
export function parseCpuList(text: string): number[] {
  const numbers: number[] = [];
  for (const range of text.trim().split(',')) {
    if (range === '') continue;
    const [first = 0, last = first] = range.split('-').map(Number);
    for (let number = first; number <= last; number += 1) numbers.push(number);
  }
  return numbers;
}

/** Writes sorted numbers as a list. */
export function formatCpuList(numbers: readonly number[]): string {
  const ranges: string[] = [];
  for (let at = 0; at < numbers.length; ) {
    let end = at;
    while (numbers[end + 1] === (numbers[end] ?? 0) + 1) end += 1;
    ranges.push(end > at ? `${String(numbers[at])}-${String(numbers[end])}` : String(numbers[at]));
    at = end + 1;
  }
  return ranges.join(',');
}
