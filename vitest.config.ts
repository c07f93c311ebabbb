import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{app,body,bench,components,contracts,db,editorial,messages,server}/**/*.test.{ts,tsx}'],
    globalSetup: ['server/postgres/scratchCluster.ts'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 30_000,
  },
});
