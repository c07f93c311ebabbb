import { type ChildProcess, type StdioOptions, spawn } from 'node:child_process';
import { lchown, lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** How the Postgres programs are started here, and which user must own the data. */
export interface PostgresUser {
  owner?: { uid: number; gid: number };
  start(program: string, args: string[], stdio: StdioOptions): ChildProcess;
}

const asOneself: PostgresUser = {
  start: (program, args, stdio) => spawn(program, args, { stdio, detached: true }),
};

/** Postgres refuses to run as root. Inside a user namespace root has the id 1000 and still owns its files. */
const inNamespace: PostgresUser = {
  owner: { uid: 0, gid: 0 },
  start: (program, args, stdio) =>
    spawn('unshare', ['-U', '--map-user=1000', '--map-group=1000', program, ...args], {
      stdio,
      detached: true,
    }),
};

/** Maps a user without an entry in /etc/passwd to the user `nobody`, which has one; the files keep their owner. */
export const asUnprivileged: PostgresUser = {
  start: (program, args, stdio) =>
    spawn('unshare', ['-U', '--map-user=65534', '--map-group=65534', program, ...args], {
      stdio,
      detached: true,
    }),
};

const nobody: PostgresUser = {
  owner: { uid: 65534, gid: 65534 },
  start: (program, args, stdio) =>
    spawn(program, args, { stdio, detached: true, uid: 65534, gid: 65534, cwd: '/' }),
};

/**
 * Chooses how to run `program` (postgres) on data in `folder`, which exists: directly, or as root in a user namespace,
 * or as the user `nobody`. Each process gets its own process group, so that a Ctrl-C in the terminal reaches only
 * Copydesk, which then stops its processes in order. @throws with a message if no way works
 */
export async function choosePostgresUser(program: string, folder: string): Promise<PostgresUser> {
  if (process.platform === 'win32' || process.getuid?.() !== 0) return asOneself;
  if (process.platform === 'linux' && (await works(inNamespace, program, folder))) return inNamespace;
  if (await works(nobody, program, folder)) return nobody;
  throw new Error(
    `Postgres does not run as root, and no other user can reach both ${folder} and ${program}: ` +
      'start Copydesk as an ordinary user, move it out of closed folders such as /root, or set DATABASE_URL.',
  );
}

async function works(way: PostgresUser, program: string, folder: string): Promise<boolean> {
  const child = way.start('/bin/sh', ['-c', 'cd "$1" && exec "$2" -V', 'sh', folder, program], 'ignore');
  return new Promise((resolve) => {
    child.once('error', () => resolve(false));
    child.once('exit', (code) => resolve(code === 0));
  });
}

/** Changes the owner of the data folder to the user that Postgres will run as, if another way was used before. */
export async function giveTo(way: PostgresUser, folder: string): Promise<void> {
  if (!way.owner || (await lstat(folder)).uid === way.owner.uid) return;
  const { uid, gid } = way.owner;
  for (const entry of await readdir(folder, { recursive: true })) await lchown(join(folder, entry), uid, gid);
  await lchown(folder, uid, gid);
}
