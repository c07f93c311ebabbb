import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { withAdvisoryLock } from '#db/advisoryLock.ts';
import type { Configuration } from '#server/configuration/configuration.ts';
import { projectFolder } from '#server/configuration/projectFolder.ts';
import type { FirstRun, FirstRunOrder } from '#server/sample/sampleEdition.ts';

/** Fills an empty database, on one node only. @returns text for the first user; undefined if it was not empty */
export async function prepareFirstStart(
  ownerUrl: string,
  configuration: Configuration,
  signal: AbortSignal,
): Promise<string | undefined> {
  const firstRun = await withAdvisoryLock(ownerUrl, async (client) => {
    const { rowCount } = await client.query('select from "user" limit 1');
    return rowCount ? null : runFirstStart(configuration, signal);
  });
  return firstRun ? greeting(firstRun) : undefined;
}

/** Runs `firstRun` in a separate process, with this configuration: the environment names the embedded database. */
async function runFirstStart(configuration: Configuration, signal: AbortSignal): Promise<FirstRun | null> {
  const script = join(projectFolder, 'server/sample/firstRun.ts');
  const running = promisify(execFile)(process.execPath, [script], { signal, maxBuffer: 1_000_000 });
  running.child.stdin?.on('error', () => {}); // the child ended before it read; its exit code reports that
  const { sampleAccounts, sampleEdition, demoPassword, siteUrl } = configuration;
  const order: FirstRunOrder = { sampleAccounts, sampleEdition, demoPassword, siteUrl };
  running.child.stdin?.end(JSON.stringify(order));
  const { stdout } = await running;
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? 'null') as FirstRun | null;
}

function greeting(run: FirstRun): string {
  if ('link' in run)
    return `
  Nobody has an account yet. Open this link to make the first one, an admin’s:
    ${run.link}
  It works once, for an hour. After that, start Copydesk again for a new one.
`;
  const accounts = run.accounts.map(({ email, password }) => `    ${email}  with the password  ${password}`);
  return `
  Sign in at /sign-in as one of
${accounts.join('\n')}
  This is shown once only.
`;
}
