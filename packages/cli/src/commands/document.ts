/** Showing documents, whole or what an XPath expression picks, and editing them in the user's editor. */
import { Failure, SilentFailure } from '../failure.ts';
import type { Arguments } from '../grammar/arguments.ts';
import { formatXml, parseXml } from '../xml/tree.ts';
import type { Shell } from './body.ts';

/**
 * Shows a document; in JSON and YAML as the data it stands for. With `--xpath` each node found is shown on its own, with `--wrap` all of them in one root element.
 *
 * @param read Asks for the document.
 * @throws {Failure} if the expression is malformed, or finds a value instead of nodes.
 */
export async function showDocument(
  shell: Shell,
  args: Arguments<'xpath' | 'wrap'>,
  read: () => Promise<string>,
): Promise<void> {
  const expression = args.raw('xpath');
  if (expression === '') throw new SilentFailure();
  const document = await read();
  if (expression === undefined) {
    shell.out.show(shell.out.isText ? document : await asData(document), document);
    return;
  }
  const { selectNodes } = await import('../xml/xpath.ts');
  const nodes = selectNodes(document, expression);
  const text = args.has('wrap') ? `${wrapped(nodes)}\n` : nodes.map((node) => `${node}\n`).join('');
  shell.out.show({ nodes }, text);
}

async function asData(document: string): Promise<unknown> {
  const { fromXml } = await import('../documents/written.ts');
  return fromXml(document);
}

function wrapped(nodes: readonly string[]): string {
  return formatXml(parseXml(`<nodes>${nodes.join('')}</nodes>`)!, '', '"');
}

/** What is kept of an object, or what runs where its driver knows no difference. @param read Called with flags. */
export async function readInactive(
  read: (flags: number) => Promise<string>,
  inactive: number,
): Promise<string> {
  try {
    return await read(inactive);
  } catch (error) {
    if ((error as { code?: unknown }).code !== 'invalidArg') throw error;
    return read(0);
  }
}

/** What editing a kind of document needs to know. */
export interface Editing {
  /** The document to begin with. */
  read(): Promise<string>;
  /** Whether somebody else may have changed it meanwhile; read again before writing. */
  readonly checkForChange?: boolean;
  /** Takes the edited document; called again after each refusal that the user wants to correct. */
  write(document: string, options: { readonly validate: boolean }): Promise<void>;
  /** What is printed if nothing was changed. */
  readonly unchanged: string;
}

/**
 * Lets the user edit a document until it is accepted or given up. False if it was left as it was.
 *
 * @throws {Failure} if the editor fails, or the user throws the changes away after a refusal.
 */
export async function editDocument(shell: Shell, editing: Editing): Promise<boolean> {
  const original = await editing.read();
  const { openEditor } = await import('../shell/editor.ts');
  await using editor = await openEditor(original);
  let validate = true;
  for (;;) {
    const edited = await editor.edit();
    if (edited === original) {
      shell.out.say(editing.unchanged);
      return false;
    }
    try {
      if (editing.checkForChange !== false && (await editing.read()) !== original) {
        throw new Failure('ERROR: The XML configuration was changed by another user.');
      }
      await editing.write(edited, { validate });
      return true;
    } catch (error) {
      const answer = await editor.askAgain(shell, error);
      if (answer === 'no') throw error;
      if (answer === 'withoutValidation') validate = false;
    }
  }
}
