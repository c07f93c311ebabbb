import { defineConfig } from '@playwright/test';
import { findBrowser } from './e2e/setting/browser.ts';
import { preferMemoryFolder } from './e2e/setting/memoryFolder.ts';
import { takeOwnServer } from './e2e/setting/ownServer.ts';

preferMemoryFolder();
const executablePath = findBrowser();
takeOwnServer();

/** A shared machine may be slower than any of ours. */
const patience = process.env.CI ? 2 : 1;

const untouched = '**/reader/weights.spec.ts';
const longest = '**/reader/scheduled.spec.ts';

export default defineConfig({
  testDir: './e2e',
  testMatch: '**/*.spec.ts',
  globalSetup: './e2e/setting/everyRun.ts',
  fullyParallel: false,
  // More than processors: a third of what they do is to wait.
  workers: 3,
  // On a shared machine a test that failed runs once more; everything.ts names those that needed it.
  retries: process.env.CI ? 1 : 0,
  timeout: 90_000 * patience,
  expect: { timeout: 10_000 * patience },
  // What needs the sample edition as it came is promised first, before others release stories. What waits longest, on
  // nodes of its own, begins beside it: at the end, nothing would be left to do meanwhile.
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
    // A trace of everything takes a third of the time: TRACE=1 for those who look for a fault.
    trace: process.env.TRACE ? 'retain-on-failure' : 'off',
    screenshot: 'only-on-failure',
    // Without animations pages stand still sooner; painting their frames takes a fifth of a page's processor time.
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
        // The headless shell does not estimate its line: pictures below the screen are loaded as Chrome does on a fast one.
        '--blink-settings=lazyLoadingImageMarginPxUnknown=1250',
      ],
    },
  },
});
