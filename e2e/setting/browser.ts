import { execFileSync, type SpawnSyncOptions, type StdioOptions, spawnSync } from 'node:child_process';
import { accessSync, constants, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';

// The headless shell is Chromium without windows, Playwright's default: it starts and renders faster.
const names = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
  'msedge',
];
const places = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

const runs = (file: string): boolean => {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

/** Finds an installed Chromium: CHROMIUM_PATH, Playwright's own, or the system's. */
export function findBrowser(): string | undefined {
  const onPath = (process.env.PATH ?? '')
    .split(delimiter)
    .flatMap((folder) =>
      names.map((name) => join(folder, process.platform === 'win32' ? `${name}.exe` : name)),
    );
  return [process.env.CHROMIUM_PATH ?? '', chromium.executablePath(), ...onPath, ...places].find(
    (file) => file !== '' && runs(file),
  );
}

/** Finds a browser, or installs one: with apt-get when run as root, else with Playwright's installer. */
export function ensureBrowser(): string {
  const existing = findBrowser();
  if (existing) return existing;
  if (process.getuid?.() === 0 && runs('/usr/bin/apt-get')) {
    console.log('No browser found: installing Chromium with apt-get…');
    const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    const options = { stdio: ['ignore', 'ignore', 'inherit'] as StdioOptions, env: environment };
    spawnSync('apt-get', ['update', '-q'], options);
    const install = (name: string) =>
      spawnSync('apt-get', ['install', '-yq', '--no-install-recommends', name], options).status === 0;
    if (!install('chromium-headless-shell')) install('chromium');
    ensureChineseFont(options);
  } else {
    console.log("No browser found: running Playwright's installer…");
    const cli = join('node_modules', '@playwright', 'test', 'cli.js');
    execFileSync(process.execPath, [cli, 'install', 'chromium'], { stdio: ['ignore', 'inherit', 'inherit'] });
  }
  const installed = findBrowser();
  if (!installed) {
    throw new Error(
      'No browser could be installed: install Chromium or Chrome, or set CHROMIUM_PATH to one.',
    );
  }
  return installed;
}

/** Without a Chinese font, Chinese text is laid out, but is unreadable in the screenshots of a failed test. */
function ensureChineseFont(options: SpawnSyncOptions): void {
  const folder = join('/usr/share/fonts');
  const has = (path: string): boolean => {
    try {
      return readdirSync(path, { recursive: true }).some((name) => /cjk|wqy|noto.*sc/i.test(String(name)));
    } catch {
      return false;
    }
  };
  if (!has(folder) && !has(join(homedir(), '.fonts')))
    spawnSync('apt-get', ['install', '-yq', 'fonts-wqy-zenhei'], options);
}
