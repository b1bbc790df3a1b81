/** Writes grammars, JSON Schemas and reference pages of all documents (`npm run generate`, which builds first). */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { generatedFiles } from './generated-files.mjs';
import { repository } from './setup/run.mjs';

for (const [path, text] of generatedFiles()) {
  const file = join(repository, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
