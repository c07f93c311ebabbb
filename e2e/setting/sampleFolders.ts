import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { freePort, startServer } from './server.ts';

/** Where a data folder with the sample edition is already; without it, one is made. */
const MADE_BEFORE = process.env.SAMPLE_FOLDER;

/**
 * Makes a data folder with the sample edition. Its pictures take a processor for most of a minute, and longer where
 * others come first.
 */
export async function makeSampleFolder(dataDir: string): Promise<void> {
  const server = await startServer({ dataDir, readyWithinMs: 600_000 });
  await server.stop();
}

/** Data folders with the sample edition. It is made once and copied: that takes a twentieth of the time. */
export async function copySampleFolders(home: string, count: number): Promise<string[]> {
  const folders = Array.from({ length: count }, (_, at) => join(home, String(at)));
  const [first = home, ...others] = folders;
  await mkdir(home, { recursive: true });
  if (!MADE_BEFORE) await makeSampleFolder(first);
  const from = MADE_BEFORE ?? first;
  for (const to of MADE_BEFORE ? folders : others) await cp(from, to, { recursive: true });
  for (const folder of folders) await changePort(folder);
  return folders;
}

/** Copies that remember one port for Postgres could not start at the same time. */
async function changePort(folder: string): Promise<void> {
  const file = join(folder, 'postgres.json');
  const address = JSON.parse(await readFile(file, 'utf8'));
  await writeFile(file, JSON.stringify({ ...address, port: await freePort() }), { mode: 0o600 });
}
