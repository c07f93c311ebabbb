import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '#e2e/setting/server.ts';
import { clusterFolder } from '#server/postgres/cluster.ts';
import { stopOrphan } from '#server/postgres/orphan.ts';
import { type CommandOptions, lastWords, startGroup } from './childGroup.ts';

/** Includes the build, which the first start of a version runs. */
const START_TIMEOUT_MS = 600_000;

export interface ServedVersion {
  url: string;
  front: string;
  output(): string;
  /** @throws if it had to be killed, or left its Postgres running */
  stop(): Promise<void>;
}

/** Runs `npm start` in `options.cwd` on a data folder until the front page answers 200. @throws with what it printed last */
export async function serveVersion(
  dataDir: string,
  { cwd, env, signal }: CommandOptions,
): Promise<ServedVersion> {
  signal.throwIfAborted();
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const group = startGroup(['npm', 'start'], {
    cwd,
    env: { ...env, PORT: `${port}`, SITE_URL: url, DATA_DIR: dataDir },
  });
  const stop = async () => {
    const stopError = await group.stop().catch((error: Error) => error);
    const isPostgresLeft = await stopOrphan(clusterFolder(dataDir));
    if (stopError) throw stopError;
    if (isPostgresLeft) throw new Error('it ended and left its Postgres running');
  };
  try {
    return { url, front: await untilFront(), output: group.output, stop };
  } catch (error) {
    await stop().catch(() => {}); // the reason why it did not start matters more
    throw error;
  }

  async function untilFront(): Promise<string> {
    let last = 'no answer';
    for (const deadline = Date.now() + START_TIMEOUT_MS; Date.now() < deadline; ) {
      if (group.exitCode() !== null) throw new Error(`npm start ended: ${lastWords(group.output())}`);
      const { status, text } = await getPage(`${url}/`, signal).catch(() => ({ status: 0, text: '' }));
      if (status === 200) return text;
      last = status ? `the front page answers ${status}` : last;
      await sleep(200, undefined, { signal });
    }
    throw new Error(`npm start: ${last} after ${START_TIMEOUT_MS / 1000} s: ${lastWords(group.output())}`);
  }
}

/** Follows redirects. */
export async function getPage(
  address: string,
  signal: AbortSignal,
): Promise<{ status: number; text: string }> {
  const answer = await fetch(address, { signal: AbortSignal.any([signal, AbortSignal.timeout(60_000)]) });
  return { status: answer.status, text: await answer.text() };
}
