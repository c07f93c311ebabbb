import type { Configuration } from './configuration.ts';

interface FirstRun {
  accounts: { email: string; password?: string; role?: string }[];
  /** The password of all the accounts. */
  password?: string;
}

/**
 * Furnishes an empty database, and says what a newcomer needs to know.
 * @returns undefined when the database was not empty
 */
export async function welcome(configuration: Configuration): Promise<string | undefined> {
  // The specifier is a variable until the sample edition is there.
  const edition: string = '#server/sampleEdition';
  const found = await import(edition).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ERR_MODULE_NOT_FOUND') return undefined;
    throw error;
  });
  const made = (await found?.firstRun(configuration)) as FirstRun | null | undefined;
  if (!made) return undefined;
  return JSON.stringify(made);
}
