import { defineConfig } from '@playwright/test';
import { findBrowser } from './e2e/setting/browser.ts';
import { preferMemoryFolder } from './e2e/setting/memoryFolder.ts';
import { timeoutFactor } from './e2e/setting/timeoutFactor.ts';
import { selectWorkerServer } from './e2e/setting/workerServer.ts';

preferMemoryFolder();
const executablePath = findBrowser();
selectWorkerServer();

const untouched = '**/reader/weights.spec.ts';
const longest = '**/reader/scheduled.spec.ts';

export default defineConfig({
  testDir: './e2e',
  testMatch: '**/*.spec.ts',
  globalSetup: './e2e/setting/everyRun.ts',
  fullyParallel: false,
  // More workers than processors, since they wait a third of the time.
  workers: 3,
  // In CI a failed test runs once more; e2e/everything.ts reports the tests that needed it.
  retries: process.env.CI ? 1 : 0,
  timeout: 90_000 * timeoutFactor,
  expect: { timeout: 10_000 * timeoutFactor },
  // Tests of the unchanged sample edition run first, before others release stories. The longest test, which waits on separate
  // nodes, starts beside them, so that other tests run while it waits.
  projects: [
    { name: 'as it came', testMatch: untouched },
    { name: 'longest', testMatch: longest },
    { name: 'in use', testIgnore: [untouched, longest] },
  ],
  reporter: process.env.CI
    ? [['dot'], ['json', { outputFile: 'test-results/e2e.json' }]]
    : [['list'], ['json', { outputFile: 'test-results/e2e.json' }]],
  use: {
    get baseURL() {
      return process.env.COPYDESK_URL;
    },
    // Traces take a third of the time, so they are off unless TRACE=1 is set.
    trace: process.env.TRACE ? 'retain-on-failure' : 'off',
    // Without animations pages settle sooner; painting their frames takes a fifth of a page's processor time.
    contextOptions: { reducedMotion: 'reduce' },
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      args: [
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--force-color-profile=srgb',
        // The headless shell does not estimate its connection: load pictures below the screen as on a fast one.
        '--blink-settings=lazyLoadingImageMarginPxUnknown=1250',
      ],
    },
  },
});
