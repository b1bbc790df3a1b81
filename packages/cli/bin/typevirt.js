#!/usr/bin/env node
import { fileURLToPath } from 'node:url';
import { load } from './load.js';

const { program } = load(fileURLToPath(new URL('../dist/bundle/main.cjs', import.meta.url)));
await program.main();
