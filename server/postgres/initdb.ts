import { text } from 'node:stream/consumers';
import { exitOutcome, mappedNobody, type PostgresUser } from './postgresPrograms.ts';

/** initdb's message when the current user id has no name. Only initdb requires one; the server does not. */
const NAMELESS = /could not look up effective user ID/;

/** Runs initdb. @returns its error output, or undefined when it created the cluster */
export async function runInitdb(
  initdb: string,
  args: string[],
  user: PostgresUser,
): Promise<string | undefined> {
  const errorText = await run(initdb, args, user);
  if (!errorText || !NAMELESS.test(errorText)) return errorText;
  // In a user namespace the same user can have the id, and so the name, of the user `nobody`.
  if (process.platform === 'linux' && (await run(initdb, args, mappedNobody)) === undefined) return undefined;
  return (
    `the user id ${process.getuid?.()} has no name here, and initdb insists on one. Start Copydesk once as a user with ` +
    'an entry in /etc/passwd (in a container, add a line to that file in the image, or mount one), or set DATABASE_URL.'
  );
}

async function run(initdb: string, args: string[], user: PostgresUser): Promise<string | undefined> {
  const child = user.start(initdb, args, ['ignore', 'ignore', 'pipe']);
  const errorText = child.stderr ? text(child.stderr) : '';
  const outcome = await exitOutcome(child);
  return outcome === 0 ? undefined : (await errorText).trim() || String(outcome);
}
