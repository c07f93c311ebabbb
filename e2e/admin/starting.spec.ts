import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { freePort, postgresPid, type Running, startServer } from '#e2e/setting/server.ts';
import { test } from '#e2e/setting/test.ts';
import { timeoutFactor } from '#e2e/setting/timeoutFactor.ts';

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

type Started = { npm: ChildProcess; url: string; dataDir: string; output(): string };

/** Runs `npm start` as an administrator does, in a separate process group. */
async function npmStart(dataDir: string): Promise<Started> {
  const port = await freePort();
  const npm = spawn('npm', ['start'], {
    detached: true,
    env: {
      ...process.env,
      PORT: String(port),
      DATA_DIR: dataDir,
      SITE_URL: `http://localhost:${port}`,
      DATABASE_URL: '',
      READER_DATABASE_URL: '',
      MEDIA_URL: '',
      SAMPLE_EDITION: '0',
      DRAIN_SECONDS: '1',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [npm.stdout, npm.stderr])
    stream?.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  const url = `http://localhost:${port}`;
  await expect
    .poll(
      () =>
        fetch(`${url}/ready`).then(
          ({ status }) => status,
          () => 0,
        ),
      { timeout: 90_000 * timeoutFactor, message: output },
    )
    .toBe(200);
  return { npm, url, dataDir, output: () => output };
}

test.describe('npm start', () => {
  test.skip(process.platform === 'win32', 'POSIX signals only');
  let dataDir: string;
  test.beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'copydesk stopping-')); // with a space in its name
  });
  test.afterAll(() => rm(dataDir, { recursive: true, force: true }));

  for (const [signal, to] of [
    ['SIGTERM', 'npm'],
    ['SIGINT', 'the process group'],
  ] as const)
    test(`stops cleanly on ${signal} to ${to}: requests drain, then all processes end, Postgres too`, async () => {
      test.setTimeout(180_000 * timeoutFactor);
      const { npm, url, output } = await npmStart(dataDir);
      const pid = await postgresPid(dataDir);
      expect(isAlive(pid)).toBe(true);
      const ended = once(npm, 'exit');
      if (to === 'npm') npm.kill(signal);
      else process.kill(-(npm.pid ?? 0), signal);
      await expect
        .poll(() =>
          fetch(`${url}/ready`).then(
            ({ status }) => status,
            () => 0,
          ),
        )
        .toBe(503);
      expect((await fetch(url)).status, 'while it drains, readers are served').toBe(200);
      await ended;
      expect(isAlive(pid)).toBe(false);
      expect(existsSync(join(dataDir, 'postgres', 'postmaster.pid'))).toBe(false);
      expect(await readFile(join(dataDir, 'postgres.log'), 'utf8')).toContain('database system is shut down');
      expect(output()).toContain('Stopping…');
      await expect(fetch(url)).rejects.toThrow();
    });
});

test.describe('where others can reach the site', () => {
  let server: Running;
  test.beforeAll(async () => {
    test.setTimeout(180_000 * timeoutFactor);
    server = await startServer({ env: { HOST: '0.0.0.0', DEMO_PASSWORD: '', SITE_URL: '' } });
  });
  test.afterAll(() => server.stop());

  test('no sample account exists; the printed link makes the first admin, once', async ({ browser }) => {
    const output = server.said();
    expect(output).not.toContain('example.com');
    const link = /http:\/\/\S+\/invite\/[\w-]{43}/.exec(output)?.[0] ?? '';
    const page = await browser.newPage({ locale: 'en-GB' });
    await page.goto(link);
    await page.getByLabel('Name').fill('Nora Vale');
    await page.getByLabel('Email').fill('nora@courier.example');
    await page.getByLabel('New password').fill('password1234');
    await page.getByRole('button', { name: 'Create account' }).click();
    await expect(page.getByRole('alert').filter({ hasText: /too easy|common|guess/i })).toBeVisible();
    await expect(page.getByLabel('Email')).toHaveValue('nora@courier.example');
    await page.getByLabel('New password').fill('tide tables and tea');
    await page.getByRole('button', { name: 'Create account' }).click();
    await expect(page).toHaveURL(/\/newsroom$/);
    await page.goto('/admin/users'.replace(/^/, server.url));
    await expect(page.getByText('Nora Vale').first()).toBeVisible();
    await page.goto(link);
    await expect(page.getByText('This link no longer works')).toBeVisible();
    await page.close();
  });
});
