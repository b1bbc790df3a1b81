import { defineConfig } from 'vitest/config';

const long = process.env.TYPEVIRT_LONG === '1';

export default defineConfig({
  resolve: { conditions: ['source'] },
  ssr: { resolve: { conditions: ['source'] } },
  test: {
    include: long ? ['{packages,tests}/**/*.long.ts'] : ['{packages,tests}/**/*.test.ts'],
    exclude: ['**/node_modules/**', '**/dist/**'],
    pool: 'forks',
    testTimeout: long ? 1_800_000 : 60_000,
    hookTimeout: 60_000,
    teardownTimeout: 10_000,
  },
});
