import { randomBytes } from 'node:crypto';
import { chown, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { runInitdb } from './initdb.ts';
import { changeOwner, type PostgresUser } from './postgresPrograms.ts';
import { restoreFolder } from './restoredFolder.ts';

/** The contents of DATA_DIR/postgres.json. */
export type Address = { port: number; password: string };

export const clusterFolder = (dataDir: string) => join(dataDir, 'postgres');

/** The connection URL of the embedded Postgres. */
export function urlOf({ port, password }: Address): string {
  return `postgres://copydesk:${password}@127.0.0.1:${port}/copydesk`;
}

/** The address stored in the data folder, or undefined if no embedded Postgres was ever started there. */
export async function readAddress(dataDir: string): Promise<Address | undefined> {
  const stored = await readFile(join(dataDir, 'postgres.json'), 'utf8').catch(() => undefined);
  return stored === undefined ? undefined : (JSON.parse(stored) as Address);
}

/** The stored address, with another port if that one is taken; a new address for a new data folder. */
export async function settleAddress(dataDir: string): Promise<Address> {
  const stored = await readAddress(dataDir);
  if (stored && (await freePort(stored.port)) === stored.port) return stored;
  const address = {
    port: await freePort(),
    password: stored?.password ?? randomBytes(24).toString('base64url'),
  };
  const file = join(dataDir, 'postgres.json');
  await writeFile(`${file}.new`, `${JSON.stringify(address)}\n`, { mode: 0o600 });
  await rename(`${file}.new`, file);
  return address;
}

/** `preferredPort` if it is free on 127.0.0.1, else any free port. */
async function freePort(preferredPort = 0): Promise<number> {
  const server = createServer();
  const port = await new Promise<number>((resolve) => {
    server.once('error', () => resolve(0));
    server.listen(preferredPort, '127.0.0.1', () => resolve((server.address() as { port: number }).port));
  });
  await new Promise((resolve) => server.close(resolve));
  return port || freePort();
}

/**
 * Creates the cluster on the first start, completely or not at all: after an interruption only `postgres.new` remains.
 */
export async function createCluster(dataDir: string, password: string, initdb: string, user: PostgresUser) {
  const folder = clusterFolder(dataDir);
  const entries = await readdir(folder).catch(() => []);
  // An existing empty folder counts as no cluster: the operator may create it before the first start.
  if (entries.length > 0) {
    await changeOwner(user, folder);
    return restoreFolder(folder);
  }
  const draft = `${folder}.new`;
  const passwordFile = join(dataDir, 'postgres.password.new');
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { mode: 0o700 });
  await rm(passwordFile, { force: true });
  await writeFile(passwordFile, password, { mode: 0o600 });
  if (user.owner) await chown(passwordFile, user.owner.uid, user.owner.gid);
  await changeOwner(user, draft);
  // The builtin locale provider is the same on every machine, whatever locales are installed.
  const locale = ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--encoding=UTF8'];
  const accounts = ['--username=copydesk', `--pwfile=${passwordFile}`, '--auth=scram-sha-256'];
  const errorText = await runInitdb(initdb, ['-D', draft, ...locale, ...accounts], user);
  await rm(passwordFile, { force: true });
  if (errorText !== undefined)
    throw new Error(`Postgres could not create its data folder ${draft}: ${errorText}`);
  await rename(draft, folder);
}
