import { globSync, readFileSync } from 'node:fs';
import { defineConfig } from 'vitest/config';
import { preferMemoryFolder } from './e2e/setting/memoryFolder.ts';
import { timeoutFactor } from './e2e/setting/timeoutFactor.ts';

preferMemoryFolder();

const allTests =
  '{app,body,bench,components,contracts,db,editorial,messages,publishing,server,tools}/**/*.test.{ts,tsx}';

/**
 * Files that need a process of their own: they mock modules, which an earlier file must not have loaded, or they measure
 * processor time, which garbage collection of other files' objects would distort.
 */
const isolated = globSync(allTests).filter((file) =>
  /\bvi\.(mock|doMock|resetModules)\(|\b(?:threadCpuUsage|threadMs)\(/.test(readFileSync(file, 'utf8')),
);

export default defineConfig({
  test: {
    // Each connection costs Postgres a process, and few tests need more at a time.
    env: { DATABASE_POOL_SIZE: '4' },
    globalSetup: ['server/postgres/scratchCluster.ts'],
    pool: 'forks',
    maxWorkers: 3,
    retry: process.env.CI ? 1 : 0,
    testTimeout: 20_000 * timeoutFactor,
    hookTimeout: 30_000 * timeoutFactor,
    projects: [
      {
        extends: true,
        // Files share a process, so that most modules are loaded once, not two hundred times.
        test: {
          name: 'together',
          include: [allTests],
          exclude: isolated,
          isolate: false,
          setupFiles: ['server/cleanProcess.fixture.ts'],
        },
      },
      { extends: true, test: { name: 'alone', include: isolated } },
    ],
  },
});
