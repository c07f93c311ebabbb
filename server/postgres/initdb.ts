import type { ChildProcess } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { asUnprivileged, type PostgresUser } from './runningAs.ts';

/** initdb's message when the current user id has no name. Only initdb requires one; the server does not. */
const NAMELESS = /could not look up effective user ID/;

/** Runs initdb. @returns its error output, or undefined when it created the cluster */
export async function runInitdb(
  initdb: string,
  args: string[],
  way: PostgresUser,
): Promise<string | undefined> {
  const complaint = await run(initdb, args, way);
  if (!complaint || !NAMELESS.test(complaint)) return complaint;
  // In a user namespace the same user can have the id, and so the name, of the user `nobody`.
  if (process.platform === 'linux' && (await run(initdb, args, asUnprivileged)) === undefined)
    return undefined;
  return (
    `the user id ${process.getuid?.()} has no name here, and initdb insists on one. Start Copydesk once as a user with ` +
    'an entry in /etc/passwd (in a container, add a line to that file in the image, or mount one), or set DATABASE_URL.'
  );
}

async function run(initdb: string, args: string[], way: PostgresUser): Promise<string | undefined> {
  const child: ChildProcess = way.start(initdb, args, ['ignore', 'ignore', 'pipe']);
  const complaint = child.stderr ? text(child.stderr) : Promise.resolve('');
  const code = await new Promise((resolve) => {
    child.once('error', ({ message }) => resolve(message)).once('exit', resolve);
  });
  if (code === 0) return undefined;
  return (await complaint).trim() || String(code);
}
