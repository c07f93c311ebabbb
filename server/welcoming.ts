import { alone } from '#db/alone';
import type { Configuration } from './configuration.ts';

/**
 * Furnishes an empty database, on one node however many start at once, and says what a newcomer needs to know.
 * @returns undefined when the database was not empty
 */
export async function welcome(configuration: Configuration, ownerUrl: string): Promise<string | undefined> {
  const made = await alone(ownerUrl, async (client) => {
    const { rowCount } = await client.query('select from "user" limit 1');
    if (rowCount) return null;
    // Drawing and loading are heavy to import, and needed once in a paper's life.
    const { firstRun } = await import('#server/sampleEdition');
    return firstRun(configuration);
  });
  return made ? greeting(made.emails, made.password) : undefined;
}

function greeting(emails: string[], password: string): string {
  return [
    '',
    '  Sign in at /sign-in as one of',
    ...emails.map((email) => `    ${email}`),
    `  with the password  ${password}`,
    '  It is shown this once only.',
    '',
  ].join('\n');
}
