/** Bodies of our own commands, which work on documents themselves. */
import { rename, stat, writeFile } from 'node:fs/promises';
import { DomainXMLFlags } from 'typevirt';
import { XmlError } from 'typevirt/documents';
import { check, type Checked } from '../documents/check.ts';
import { canonical, compare, type Difference } from '../documents/compare.ts';
import { effectOf, isFilledIn } from '../documents/effects.ts';
import { layOut } from '../documents/layout.ts';
import { describeProblem } from '../documents/written.ts';
import { Failure, SilentFailure } from '../failure.ts';
import type { Column } from '../output/output.ts';
import type { documentToolsRows } from '../table/document-tools.ts';
import type { Bodies, Shell } from './body.ts';
import { isWritten, readDocument, readText } from './files.ts';
import { findDomain } from './find.ts';

export const bodies: Bodies<typeof documentToolsRows> = {
  async validate(args, { out }) {
    const results: ({ readonly file: string } & Checked)[] = [];
    for (const file of args.list('file')) results.push({ file, ...check(await readText(file), file) });
    const shown = results.map(({ file, root, problems }) => ({
      file,
      root,
      valid: problems.length === 0,
      problems: problems.map(({ line, column, path, text, expected, nearest }) => ({
        line,
        column,
        path,
        text,
        expected,
        nearest,
      })),
    }));
    out.show(shown, results.map(formatChecked).join(''));
    if (results.every(({ problems }) => problems.length === 0)) return;
    await out.finish();
    throw new SilentFailure();
  },

  async fmt(args, { out }) {
    for (const file of args.list('file')) {
      if (isWritten(file)) throw new Failure(`${file}: only XML is laid out`);
      const text = await readText(file);
      const laidOut = wellFormed(file, () => layOut(text));
      if (!args.has('write')) out.show({ file, xml: laidOut }, laidOut);
      else if (laidOut !== text) {
        await replaceFile(file, laidOut);
        out.say(`${file}\n`);
      }
    }
  },

  async diff(args, shell) {
    const [from, to] = [
      await openSide(args.required('from'), shell),
      await openSide(args.required('to'), shell),
    ];
    const isDomain = from.root === 'domain';
    const found = compare(from.tree, to.tree)
      .filter((each) => args.has('all') || !isDomain || !isNoise(each, from, to))
      .map((each): Told => (isDomain ? { ...each, ...effectOf(each) } : each));
    if (found.length === 0) shell.out.show([], 'No difference\n');
    else showDifferences(found, shell);
    if (found.length === 0 || !args.has('exit-code')) return;
    await shell.out.finish();
    throw new SilentFailure();
  },
};

function formatChecked({ file, title, problems }: { readonly file: string } & Checked): string {
  if (problems.length === 0) return `${file}: valid ${title ?? 'document'}\n`;
  return problems.map((problem) => `${describeProblem(file, problem)}\n`).join('');
}

/** @throws {Failure} naming the file, if it is not XML. */
function wellFormed<Result>(file: string, read: () => Result): Result {
  try {
    return read();
  } catch (error) {
    if (error instanceof XmlError) throw new Failure(describeProblem(file, error));
    throw error;
  }
}

/** Writes a file anew beside the old one first, so that it is never there in part. */
async function replaceFile(file: string, text: string): Promise<void> {
  const { mode } = await stat(file);
  const fresh = `${file}.${process.pid}.new`;
  await writeFile(fresh, text, { mode });
  await rename(fresh, file);
}

interface Side {
  readonly tree: ReturnType<typeof canonical>;
  readonly root: string;
  /** Whether it was asked of the hypervisor. */
  readonly isAsked: boolean;
}

/** A file if there is one of that name, else a domain's definition. */
async function openSide(written: string, shell: Shell): Promise<Side> {
  const isFile = await stat(written).then(
    () => true,
    () => false,
  );
  const xml = isFile ? await readDocument(written) : await askDocument(written, shell);
  const tree = wellFormed(written, () => canonical(xml));
  return { tree, root: tree.name, isAsked: !isFile };
}

async function askDocument(name: string, shell: Shell): Promise<string> {
  if (name.includes('/')) throw new Failure(`Failed to open file '${name}': No such file or directory`);
  const domain = await findDomain(await shell.connection(), name);
  return domain.getXmlDesc((await domain.isPersistent()) ? DomainXMLFlags.inactive : 0);
}

function isNoise({ path, from, to }: Difference, a: Side, b: Side): boolean {
  const onlyAsked =
    (a.isAsked && !b.isAsked && to === undefined) || (b.isAsked && !a.isAsked && from === undefined);
  return onlyAsked && isFilledIn(path);
}

/** A difference, of domains with what the change takes. */
type Told = Difference & Partial<ReturnType<typeof effectOf>>;

function showDifferences(found: readonly Told[], { out }: Shell): void {
  const columns: Column<Told>[] = [
    { title: 'Place', show: ({ path }) => path },
    { title: 'From', show: ({ from }) => from ?? '-' },
    { title: 'To', show: ({ to }) => to ?? '-' },
  ];
  const effects: Column<Told>[] = [
    { title: 'Change', show: ({ effect }) => effect ?? '' },
    { title: 'With', show: ({ by }) => by ?? '' },
  ];
  out.table(found.some(({ effect }) => effect !== undefined) ? [...columns, ...effects] : columns, found);
}
