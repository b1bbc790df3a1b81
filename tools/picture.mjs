/**
 * Makes a picture of a terminal from what really ran in it.
 *
 *     tmux capture-pane -e -p | node tools/picture.mjs TITLE > docs/pictures/NAME.svg
 *
 * Reads text with SGR colour sequences, as tmux prints a pane, and writes an SVG.
 */
import { main, SetupError } from './setup/terminal.mjs';

const cellWidth = 8.4;
const lineHeight = 18;
const margin = 16;
const barHeight = 30;
const ink = '#d8dee9';
const colours = ['#3b4252', '#e06c75', '#98c379', '#e5c07b', '#61afef', '#c678dd', '#56b6c2', '#d8dee9'];

/** @typedef {{ colour: string, bold: boolean, dim: boolean }} Style */
/** @typedef {{ text: string, column: number, style: Style }} Run */

await main(async () => {
  const title = process.argv[2];
  if (!title) throw new SetupError('usage: node tools/picture.mjs TITLE <pane >picture.svg');
  const chunks = [];
  for await (const chunk of process.stdin) chunks.push(chunk);
  process.stdout.write(formatPicture(title, Buffer.concat(chunks).toString().trimEnd().split('\n')));
});

/**
 * @param {string} title
 * @param {string[]} lines
 * @returns {string}
 */
function formatPicture(title, lines) {
  const rows = lines.map(parseLine);
  const columns = Math.max(
    60,
    ...rows.map((runs) => Math.max(0, ...runs.map(({ text, column }) => column + text.length))),
  );
  const width = Math.ceil(columns * cellWidth + 2 * margin);
  const height = barHeight + lines.length * lineHeight + margin;
  const dots = ['#ff5f57', '#febc2e', '#28c840'].map(
    (fill, index) => `<circle cx="${margin + 4 + index * 18}" cy="${barHeight / 2}" r="5.5" fill="${fill}"/>`,
  );
  const texts = rows.flatMap((runs, row) => runs.map((run) => formatRun(run, row)));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img">`,
    `<title>${escapeXml(title)}</title>`,
    `<rect width="${width}" height="${height}" rx="8" fill="#1e222a"/>`,
    ...dots,
    `<text x="${width / 2}" y="${barHeight / 2 + 4}" fill="#7f8896" font-family="sans-serif" font-size="12" text-anchor="middle">${escapeXml(title)}</text>`,
    `<g font-family="DejaVu Sans Mono, Menlo, Consolas, monospace" font-size="14" xml:space="preserve">`,
    ...texts,
    '</g>',
    '</svg>',
    '',
  ].join('\n');
}

/**
 * @param {Run} run
 * @param {number} row
 */
function formatRun({ text, column, style }, row) {
  const x = (margin + column * cellWidth).toFixed(1);
  const y = barHeight + (row + 0.75) * lineHeight;
  const weight = style.bold ? ' font-weight="bold"' : '';
  const opacity = style.dim ? ' opacity="0.6"' : '';
  const length = ` textLength="${(text.length * cellWidth).toFixed(1)}"`;
  return `<text x="${x}" y="${y}" fill="${style.colour}"${weight}${opacity}${length}>${escapeXml(text)}</text>`;
}

/**
 * @param {string} line
 * @returns {Run[]} Without those that are blank.
 */
function parseLine(line) {
  /** @type {Run[]} */
  const runs = [];
  let style = plain();
  let column = 0;
  for (const part of line.split(/(\x1b\[[0-9;]*m)/)) {
    const sequence = /^\x1b\[([0-9;]*)m$/.exec(part);
    if (sequence) style = (sequence[1] ?? '').split(';').map(Number).reduce(restyle, style);
    else if (part.trim()) runs.push(...words(part, column, style));
    if (!sequence) column += part.length;
  }
  return runs;
}

/**
 * Splits at wide gaps, so that columns stay where they are whatever font shows the picture.
 *
 * @param {string} text
 * @param {number} column
 * @param {Style} style
 * @returns {Run[]}
 */
function words(text, column, style) {
  return [...text.matchAll(/\S+(?: \S+)*/g)].map((match) => ({
    text: match[0],
    column: column + match.index,
    style,
  }));
}

/** @returns {Style} */
function plain() {
  return { colour: ink, bold: false, dim: false };
}

/**
 * @param {Style} style
 * @param {number} code Of a "select graphic rendition" sequence.
 * @returns {Style}
 */
function restyle(style, code) {
  if (code === 0) return plain();
  if (code === 1) return { ...style, bold: true };
  if (code === 2) return { ...style, dim: true };
  if (code === 22) return { ...style, bold: false, dim: false };
  if (code === 39) return { ...style, colour: ink };
  if (code >= 30 && code <= 37) return { ...style, colour: colours[code - 30] ?? ink };
  if (code >= 90 && code <= 97) return { ...style, colour: colours[code - 90] ?? ink };
  return style;
}

/** @param {string} text */
function escapeXml(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
