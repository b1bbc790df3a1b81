/**
 * The bench's table: each row a figure of both daemons, their ratio, and the budget it has to keep.
 */

/**
 * @typedef {object} Row
 * @property {string} what
 * @property {string} figure Key of the figure.
 * @property {string} unit
 * @property {'libvirtd' | 'floor' | 'absolute'} against What the budget is a ratio to: libvirtd, QEMU or Node
 *   alone, or nothing, when it is a limit in the row's own unit.
 * @property {'atLeast' | 'atMost'} must
 * @property {number} budget
 */

/** @type {Row[]} */
export const rows = [
  {
    what: 'small calls, one client',
    figure: 'callsPerSecond',
    unit: '/s',
    against: 'libvirtd',
    must: 'atLeast',
    budget: 2,
  },
  {
    what: 'slowest percentile of them',
    figure: 'callP99Us',
    unit: 'µs',
    against: 'libvirtd',
    must: 'atMost',
    budget: 0.5,
  },
  {
    what: 'small calls, eight clients',
    figure: 'callsPerSecondOf8',
    unit: '/s',
    against: 'libvirtd',
    must: 'atLeast',
    budget: 1.5,
  },
  { what: 'define', figure: 'definePerSecond', unit: '/s', against: 'libvirtd', must: 'atLeast', budget: 3 },
  { what: 'dumpxml', figure: 'dumpPerSecond', unit: '/s', against: 'libvirtd', must: 'atLeast', budget: 3 },
  {
    what: 'undefine',
    figure: 'undefinePerSecond',
    unit: '/s',
    against: 'libvirtd',
    must: 'atLeast',
    budget: 3,
  },
  {
    what: 'volume upload',
    figure: 'uploadMiBPerSecond',
    unit: 'MiB/s',
    against: 'libvirtd',
    must: 'atLeast',
    budget: 1.5,
  },
  {
    what: 'volume download',
    figure: 'downloadMiBPerSecond',
    unit: 'MiB/s',
    against: 'libvirtd',
    must: 'atLeast',
    budget: 1.5,
  },
  {
    what: 'list of many definitions',
    figure: 'listMs',
    unit: 'ms',
    against: 'libvirtd',
    must: 'atMost',
    budget: 1,
  },
  {
    what: 'statistics of them',
    figure: 'statsMs',
    unit: 'ms',
    against: 'libvirtd',
    must: 'atMost',
    budget: 0.5,
  },
  {
    what: 'start a paused guest',
    figure: 'startMs',
    unit: 'ms',
    against: 'floor',
    must: 'atMost',
    budget: 1.3,
  },
  { what: 'destroy it', figure: 'destroyMs', unit: 'ms', against: 'absolute', must: 'atMost', budget: 50 },
  {
    what: 'cold start with definitions',
    figure: 'coldStartMs',
    unit: 'ms',
    against: 'libvirtd',
    must: 'atMost',
    budget: 1,
  },
  {
    what: 'the same with ten times as many',
    figure: 'manyReadyMs',
    unit: 'ms',
    against: 'libvirtd',
    must: 'atMost',
    budget: 1,
  },
  {
    what: 'documents of the corpus, in process',
    figure: 'documentsPerSecond',
    unit: '/s',
    against: 'libvirtd',
    must: 'atLeast',
    budget: 3,
  },
  {
    what: 'a document of 2,000 disks',
    figure: 'largeDocumentMs',
    unit: 'ms',
    against: 'absolute',
    must: 'atMost',
    budget: 60,
  },
  {
    what: 'memory for a stored definition',
    figure: 'definitionKiB',
    unit: 'KiB',
    against: 'absolute',
    must: 'atMost',
    budget: 20,
  },
  {
    what: 'memory with running guests',
    figure: 'residentMiB',
    unit: 'MiB',
    against: 'absolute',
    must: 'atMost',
    budget: 90,
  },
  {
    what: 'the command, start to end',
    figure: 'commandMs',
    unit: 'ms',
    against: 'floor',
    must: 'atMost',
    budget: 2,
  },
];

/** @typedef {Record<string, number>} Figures */

/**
 * @param {Row[]} table
 * @param {{ libvirtd: Figures, typevirtd: Figures, floor: Figures }} figures
 * @returns {string}
 */
export function formatReport(table, { libvirtd, typevirtd, floor }) {
  const lines = table.map(({ what, figure, unit, against, must, budget }) => {
    const ours = typevirtd[figure];
    const theirs = libvirtd[figure];
    const base = against === 'libvirtd' ? theirs : against === 'floor' ? floor[figure] : 1;
    const measured = ours !== undefined && base !== undefined ? ours / base : undefined;
    const kept = measured !== undefined && (must === 'atLeast' ? measured >= budget : measured <= budget);
    const limit =
      against === 'absolute' ? `${budget} ${unit}` : `${budget}×${against === 'floor' ? ' alone' : ''}`;
    return [
      what,
      withUnit(theirs, unit),
      withUnit(ours, unit),
      ours !== undefined && theirs ? `${significant(ours / theirs)}×` : '-',
      `${must === 'atLeast' ? '≥' : '≤'} ${limit}`,
      kept ? 'kept' : 'MISSED',
    ];
  });
  const head = ['', 'libvirtd', 'typevirtd', 'ratio', 'budget', ''];
  const notes = `alone: QEMU, paused, to its first QMP answer ${withUnit(floor.startMs, 'ms')}; bare Node ${withUnit(floor.commandMs, 'ms')}`;
  return `${formatTable([head, ...lines])}\n\n${notes}\n`;
}

/** @param {string[][]} cells */
function formatTable(cells) {
  const widths =
    cells[0]?.map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0))) ?? [];
  return cells
    .map((row) =>
      row
        .map((cell, column) =>
          column === 0 || column > 3 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
        )
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/**
 * @param {number | undefined} value
 * @param {string} unit
 */
function withUnit(value, unit) {
  return value === undefined ? '-' : `${significant(value)} ${unit}`;
}

/** @param {number} value */
function significant(value) {
  return value >= 100 ? String(Math.round(value)) : String(Number(value.toPrecision(2)));
}
