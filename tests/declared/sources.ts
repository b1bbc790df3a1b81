/**
 * The text that decides what is exercised: of tests, of sources, and the ways from a word in a test to what it reaches.
 *
 * This reads text, it does not watch programs run: a name that tests mention counts as touched, and a client method counts
 * wherever its name is called, whatever the object. What stock clients reach from scripts does not count.
 */
import { listFiles, readText } from '../layers/tree.ts';

const testFiles =
  /(\.(test|long)\.ts$)|^tests\/(?!declared\/).*\.(ts|py|pl)$|^packages\/(?:.*\/conformance|(?!drivers\/)[^/]+\/test|drivers\/[^/]+\/test)\/.*\.ts$/;

/** All that tests say. */
export const testText: string = textOf(listFiles(testFiles));

/** All text of sources below a folder, but of tests. */
export function sourceText(folder: string, except: RegExp = /^$/): string {
  return textOf(
    listFiles(/^packages\/.*\/src\/.*\.ts$/).filter(
      (file) => file.startsWith(folder) && !testFiles.test(file) && !except.test(file),
    ),
  );
}

/** The words of a text, each once. */
export function wordsOf(text: string): ReadonlySet<string> {
  return new Set(text.match(/[A-Za-z_$][\w$]*/g));
}

/** Methods of the contract that tests call by name, or through a method of the client library. */
export function touchedMethods(contract: readonly string[]): ReadonlySet<string> {
  const words = wordsOf(testText);
  const called = new Set(contract.filter((name) => words.has(name)));
  const members = sourceText('packages/client/src').split(/\n {2}(?:async )?(?=\w+\()/);
  for (const member of members) {
    const name = /^\w+/.exec(member)?.[0] ?? '';
    if (!new RegExp(`\\.${name}\\(`).test(testText)) continue;
    for (const [, method = ''] of member.matchAll(/\.call\(\s*'(\w+)'/g)) called.add(method);
  }
  return called;
}

/** The methods of the contract, and the file of each. */
export function contractMethods(): readonly string[] {
  const files = listFiles(/^packages\/driver\/src\/contract\/.*\.ts$/).filter(
    (file) => !file.endsWith('/events.ts'),
  );
  return files.flatMap((file) => [...readText(file).matchAll(/^ {2}(\w+)\(/gm)].map(([, name = '']) => name));
}

/** Rows of the wire that tests name, or reach through methods and events that they touch. */
export function touchedRows(methods: ReadonlySet<string>): ReadonlySet<string> {
  const touched = new Set(wordsOf(testText));
  for (const entry of sourceText('packages/drivers/remote/src/methods').split(/\n {2}(?=\w+:)/)) {
    const method = /^\w+/.exec(entry)?.[0] ?? '';
    if (methods.has(method)) for (const [, row = ''] of entry.matchAll(/'(\w+)'/g)) touched.add(row);
  }
  const heard = new Set([...testText.matchAll(/'(\w+)',\s*'(\w+)'/g)].map(([, , kind = '']) => kind));
  for (const [, kind = '', row = ''] of readText('packages/drivers/remote/src/event-rows.ts').matchAll(
    /\['(\w+)', '(\w+)'\]/g,
  ))
    if (heard.has(kind)) touched.add(row);
  // Every connection makes these calls.
  for (const file of ['connection.ts', 'registration.ts'])
    for (const [, row = ''] of readText(`packages/drivers/remote/src/${file}`).matchAll(/'(\w+)'/g))
      touched.add(row);
  return touched;
}

function textOf(files: readonly string[]): string {
  return files.map(readText).join('\n');
}
