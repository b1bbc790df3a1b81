/**
 * virsh's tables: columns as wide as their widest cell, three blanks apart, a line of dashes under the titles.
 * Without titles (`--quiet`) there is no line either.
 *
 * @source virsh 9.0, compared by running it
 */
import { displayWidth, padRight, printable } from './width.ts';

/** The table as text, every line ended; `titles` undefined leaves the head away. */
export function formatTable(
  titles: readonly string[] | undefined,
  rows: readonly (readonly string[])[],
): string {
  const cells = (titles === undefined ? rows : [titles, ...rows]).map((row) => row.map(printable));
  const widths: number[] = [];
  for (const row of cells) {
    for (const [at, cell] of row.entries()) widths[at] = Math.max(widths[at] ?? 0, displayWidth(cell));
  }
  const lines = cells.map((row) => formatRow(row, widths));
  if (titles !== undefined) lines.splice(1, 0, '-'.repeat(widths.reduce((sum, width) => sum + width + 3, 0)));
  return lines.map((line) => `${line}\n`).join('');
}

function formatRow(row: readonly string[], widths: readonly number[]): string {
  const last = row.length - 1;
  return row.map((cell, at) => ` ${at === last ? cell : `${padRight(cell, widths[at]!)}  `}`).join('');
}
