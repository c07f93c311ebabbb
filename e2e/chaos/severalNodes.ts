import { setTimeout as sleep } from 'node:timers/promises';
import { systemActor } from '#editorial/access/actor.ts';
import { writeStory } from '#editorial/articles/article.scene.ts';
import { release } from '#editorial/releases/releasingArticles.ts';
import { withdraw } from '#editorial/releases/withdrawingArticles.ts';
import { openBalancer } from './balancing.ts';
import { startNodes } from './nodes.ts';
import { type Answer, askSteadily, createAsker } from './steadyReaders.ts';

type SeveralNodesOptions = {
  nodes: number;
  /** number of releases, each followed by a withdrawal */
  rounds: number;
  /** requests a second through the proxy during the whole run */
  rate: number;
  say(line: string): void;
};

export type Outcome = {
  /** ms from the return of `release` until the story's page and the front of every node show the story */
  released: number[];
  withdrawn: number[];
  /** responses of each node through the proxy */
  served: number[];
  /** requests through the proxy; `failed`: those whose status is not 200 */
  asked: number;
  failed: Answer[];
};

/** Several nodes behind one proxy: a release must reach all nodes, and no request may fail while a node restarts. */
export async function runSeveralNodes({
  nodes: count,
  rounds,
  rate,
  say,
}: SeveralNodesOptions): Promise<Outcome> {
  const nodes = await startNodes(Array.from({ length: count }, () => 0));
  const balancer = await openBalancer(nodes.all);
  const asker = createAsker(balancer.url);
  const askers = nodes.all.map(({ url }) => createAsker(url));
  try {
    Object.assign(process.env, { DATABASE_URL: nodes.databaseUrl, NEXTAUTH_SECRET: nodes.secret });
    const first = await writeStory(systemActor, { headline: 'There from the beginning' });
    await release(systemActor, { articleId: first });
    const paths = ['/', '/sections/city', '/articles/there-from-the-beginning', '/feed.xml'];
    say(`${count} nodes behind ${balancer.url}: ${nodes.all.map(({ url }) => url).join(' ')}`);
    await sleep(500);
    let turn = 0;
    const stop = askSteadily(asker, { rate, paths: () => paths[turn++ % paths.length] ?? '/' });
    const released: number[] = [];
    const withdrawn: number[] = [];
    for (let round = 0; round < rounds; round++) {
      const headline = `Round number ${round} at the quay`;
      const story = `/articles/round-number-${round}-at-the-quay`;
      const articleId = await writeStory(systemActor, { headline });
      for (const each of askers) await Promise.all([each.ask('/'), each.ask(story)]); // caches the pages before the release
      await release(systemActor, { articleId });
      released.push(await untilAll(story, 200, headline, true));
      await withdraw(systemActor, { articleId, because: 'Measured.' });
      withdrawn.push(await untilAll(story, 410, headline, false));
    }
    say('each node is stopped and started again, one after another, while readers continue');
    for (const at of nodes.all.keys()) await nodes.drainAndStart(at);
    const answers = await stop();
    const failed = answers.filter(({ status }) => status !== 200);
    return { released, withdrawn, served: balancer.served, asked: answers.length, failed };
  } finally {
    asker.close();
    for (const each of askers) each.close();
    await balancer.close();
    await nodes.stop();
  }

  async function untilAll(story: string, status: number, headline: string, shown: boolean): Promise<number> {
    const began = performance.now();
    const sees = async (each: (typeof askers)[number]) => {
      for (; performance.now() < began + 10_000; await sleep(4)) {
        const [article, front] = await Promise.all([each.ask(story), each.ask('/')]);
        if (article.status === status && front.body.includes(headline) === shown)
          return performance.now() - began;
      }
      return Number.NaN;
    };
    return Math.max(...(await Promise.all(askers.map(sees))));
  }
}
