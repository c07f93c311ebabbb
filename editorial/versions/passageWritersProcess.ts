import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { fields } from '#body/draftDocument.ts';
import type { WrittenBlock, WrittenDraft } from '#body/writers/passageWriters.ts';
import type { UserId } from '#db/schema/ids.ts';

/** A person's id; `house`: Copydesk itself. */
export type WriterId = UserId | 'house';
export type PassageWritersJob = WrittenDraft<WriterId>;
export type PassageWritersAnswer = { blocks: WrittenBlock<WriterId>[] };

/** The longest permitted log takes some seconds; one that was forged to be slow may take any time. */
const MAX_JOB_MS = 20_000;
const MAX_HEAP_MEGABYTES = 768;

/**
 * Runs `passageWriters` in a separate process of low priority with bounded memory and time, so that a log that somebody forged does
 * not hold up the server. Callers limit the number of processes.
 *
 * @returns null if it took too much time or memory
 */
export async function passageWritersInProcess(
  draft: Omit<PassageWritersJob, 'fields'>,
  maxMs = MAX_JOB_MS,
): Promise<WrittenBlock<WriterId>[] | null> {
  const child = start();
  const { promise, resolve } = Promise.withResolvers<WrittenBlock<WriterId>[] | null>();
  const late = setTimeout(() => resolve(null), maxMs);
  child.once('message', ({ blocks }: PassageWritersAnswer) => resolve(blocks));
  child.once('exit', () => resolve(null)).once('error', () => resolve(null));
  child.send({ ...draft, fields: [...fields] } satisfies PassageWritersJob, () => {}); // if it fails, the process exits
  return promise.finally(() => {
    clearTimeout(late);
    child.kill('SIGKILL');
  });
}

function start(): ChildProcess {
  const { PATH, SystemRoot, NODE_ENV } = process.env; // not the server's secrets
  const script = join(process.cwd(), 'editorial/versions/passageWritersChild.ts'); // Next moves this file when it bundles
  return spawn(process.execPath, [`--max-old-space-size=${MAX_HEAP_MEGABYTES}`, script], {
    env: JSON.parse(JSON.stringify({ PATH, SystemRoot, NODE_ENV })), // drops undefined values
    serialization: 'advanced', // bytes
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
}
