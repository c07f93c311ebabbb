import { globSync, readFileSync } from 'node:fs';
import { defineConfig } from 'vitest/config';
import { preferMemoryFolder } from './e2e/setting/memoryFolder.ts';

preferMemoryFolder();

/** A shared machine may be slower than any of ours. */
const patience = process.env.CI ? 2 : 1;

const everyTest =
  '{app,body,bench,components,contracts,db,editorial,messages,publishing,server,tools}/**/*.test.{ts,tsx}';

/** Files that put another module in the place of one of ours: it must not have been loaded by a file before. */
const withOtherModules = globSync(everyTest).filter((file) =>
  /\bvi\.(mock|doMock|resetModules)\(/.test(readFileSync(file, 'utf8')),
);

export default defineConfig({
  test: {
    globalSetup: ['server/postgres/scratchCluster.ts'],
    pool: 'forks',
    maxWorkers: 3,
    retry: process.env.CI ? 1 : 0,
    testTimeout: 20_000 * patience,
    hookTimeout: 30_000 * patience,
    projects: [
      {
        extends: true,
        // Files share a process, so that most modules are loaded once, not two hundred times.
        test: {
          name: 'together',
          include: [everyTest],
          exclude: withOtherModules,
          isolate: false,
          setupFiles: ['server/cleanProcess.fixture.ts'],
        },
      },
      { extends: true, test: { name: 'alone', include: withOtherModules } },
    ],
  },
});
