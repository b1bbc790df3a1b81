import { expect, test } from 'vitest';
import { allCommands } from '../table/commands.ts';
import { loadBody } from './load.ts';

test.each(allCommands())('$name has a body', async (row) => {
  expect(await loadBody(row)).toBeTypeOf('function');
});
