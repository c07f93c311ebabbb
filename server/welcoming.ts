import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { alone } from '#db/alone';
import type { FirstRun } from './sampleEdition.ts';

/**
 * Furnishes an empty database, on one node however many start at once, and says what a newcomer needs to know.
 * @returns undefined when the database was not empty
 */
export async function welcome(ownerUrl: string, signal: AbortSignal): Promise<string | undefined> {
  const made = await alone(ownerUrl, async (client) => {
    const { rowCount } = await client.query('select from "user" limit 1');
    return rowCount ? null : furnish(signal);
  });
  return made ? greeting(made) : undefined;
}

async function furnish(signal: AbortSignal): Promise<FirstRun | null> {
  const script = join(import.meta.dirname, 'firstRun.ts');
  const { stdout } = await promisify(execFile)(process.execPath, [script], { signal, maxBuffer: 1_000_000 });
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? 'null') as FirstRun | null;
}

function greeting({ emails, password }: FirstRun): string {
  return [
    '',
    '  Sign in at /sign-in as one of',
    ...emails.map((email) => `    ${email}`),
    `  with the password  ${password}`,
    '  It is shown this once only.',
    '',
  ].join('\n');
}
