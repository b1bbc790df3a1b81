/**
 * What is generated from the descriptions of documents: a grammar, a JSON Schema and a reference page for each. Generated
 * files are committed; `npm run generate` writes them, a test compares them.
 */
import { documents } from '@typevirt/model';
import { grammar, jsonSchema, reference } from '@typevirt/xml';

const origin = 'Generated from the descriptions in packages/model by npm run generate; do not edit.';

/**
 * Path below the repository → text.
 *
 * @returns {Map<string, string>}
 */
export function generatedFiles() {
  /** @type {Map<string, string>} */
  const files = new Map();
  for (const [name, { root }] of Object.entries(documents)) {
    const [declaration, ...rest] = grammar(root).split('\n');
    files.set(`schemas/${name}.rng`, [declaration, `<!-- ${origin} -->`, ...rest].join('\n'));
    const schema = { $comment: origin, ...jsonSchema(root) };
    files.set(`schemas/${name}.schema.json`, `${JSON.stringify(schema, undefined, 1)}\n`);
    files.set(`docs/reference/${name}.md`, `<!-- ${origin} -->\n${reference(root)}`);
  }
  files.set('docs/reference/README.md', contents());
  return files;
}

function contents() {
  const rows = Object.entries(documents).map(([name, { root }]) => {
    const { doc = '', since = '' } = root.options;
    return `| [\`<${root.name}>\`](${name}.md) | ${doc} | ${since} |`;
  });
  return [
    `<!-- ${origin} -->`,
    '# Documents of the API',
    '',
    'Grammars (RELAX NG) and JSON Schemas are in `schemas/`.',
    '',
    '| root | what | since |',
    '| --- | --- | --- |',
    ...rows,
    '',
  ].join('\n');
}
