import { randomBytes } from 'node:crypto';
import { chown, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import type { Binaries } from './binaries.ts';
import { runInitdb } from './initdb.ts';
import { restoreFolder } from './restoredFolder.ts';
import { giveTo, type PostgresUser } from './runningAs.ts';

/** The contents of DATA_DIR/postgres.json. */
export interface Address {
  port: number;
  password: string;
}

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

/** `wanted` if it is free on 127.0.0.1, else any free port. */
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
 * Creates the cluster on the first start, completely or not at all: an interrupted start leaves only `postgres.new`.
 */
export async function createCluster(
  dataDir: string,
  { password }: Address,
  { initdb }: Binaries,
  way: PostgresUser,
) {
  const folder = clusterFolder(dataDir);
  if (await isCluster(folder)) {
    await giveTo(way, folder);
    return restoreFolder(folder);
  }
  const draft = `${folder}.new`;
  const passwordFile = join(dataDir, 'postgres.password.new');
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { mode: 0o700 });
  await rm(passwordFile, { force: true });
  await writeFile(passwordFile, password, { mode: 0o600 });
  if (way.owner) await chown(passwordFile, way.owner.uid, way.owner.gid);
  await giveTo(way, draft);
  // The builtin locale provider is the same on every machine, whatever locales are installed.
  const locale = ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--encoding=UTF8'];
  const accounts = ['--username=copydesk', `--pwfile=${passwordFile}`, '--auth=scram-sha-256'];
  const complaint = await runInitdb(initdb, ['-D', draft, ...locale, ...accounts], way);
  await rm(passwordFile, { force: true });
  if (complaint !== undefined)
    throw new Error(`Postgres could not make its data folder ${draft}: ${complaint}`);
  await rename(draft, folder);
}

/** An existing empty folder counts as no cluster: the operator may create it before the first start. */
async function isCluster(folder: string): Promise<boolean> {
  const entries = await readdir(folder).catch(() => []);
  return entries.length > 0;
}
