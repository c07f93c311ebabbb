// `npm run backup -- FOLDER`: copies DATA_DIR with its embedded database, running or not, into a new folder.
import { existsSync } from 'node:fs';
import { copyFile, cp, mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { readEnvironmentFile } from '#server/configuration/projectFolder.ts';
import { lockFolder } from '#server/lifecycle/folderLock.ts';
import { copyRunningCluster, copyStoppedCluster } from '#server/postgres/baseBackup.ts';
import { clusterFolder, readAddress, urlOf } from '#server/postgres/cluster.ts';
import { findRunningDatabase } from '#server/postgres/running.ts';

/** @throws an error whose message says what to do */
async function backUp(target: string): Promise<void> {
  if (process.env.DATABASE_URL)
    throw new Error(
      'DATABASE_URL is set: back that database up with pg_dump of its own version. This command is for the embedded one.',
    );
  const dataDir = resolve(process.env.DATA_DIR || '.data');
  const address = await readAddress(dataDir);
  if (!address) throw new Error(`There is no embedded database in ${dataDir}: set DATA_DIR.`);
  if (existsSync(target)) throw new Error(`${target} is there already: name a new folder.`);
  const draft = `${target}.part`;
  await rm(draft, { recursive: true, force: true });
  await mkdir(dirname(draft), { recursive: true });
  await mkdir(draft, { mode: 0o700 });
  await copyDatabase(dataDir, draft, urlOf(address));
  for (const name of ['postgres.json', 'secret'])
    if (existsSync(join(dataDir, name))) await copyFile(join(dataDir, name), join(draft, name));
  const media = join(dataDir, 'media');
  if (existsSync(media)) await cp(media, join(draft, 'media'), { recursive: true, preserveTimestamps: true });
  await rename(draft, target);
}

async function copyDatabase(dataDir: string, draft: string, url: string): Promise<void> {
  const running = await findRunningDatabase().catch(() => undefined);
  if (running) return copyRunningCluster(url, clusterFolder(dataDir), clusterFolder(draft));
  await using _lock = await lockFolder(dataDir); // prevents a start of the database during the copy
  await copyStoppedCluster(clusterFolder(dataDir), clusterFolder(draft));
}

readEnvironmentFile();
const [folder] = process.argv.slice(2);
if (!folder) {
  console.error('Where to? npm run backup -- FOLDER, a folder that is not there yet.');
  process.exit(2);
}
try {
  await backUp(resolve(folder));
  console.log(`The backup is in ${resolve(folder)}.`);
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
