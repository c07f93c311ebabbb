import { setTimeout as sleep } from 'node:timers/promises';
import { systemActor } from '#editorial/access/actor.ts';
import { writeStory } from '#editorial/articles/article.scene.ts';
import { release } from '#editorial/releases/releasingArticles.ts';
import { withdraw } from '#editorial/releases/withdrawingArticles.ts';
import { openBalancer } from './balancing.ts';
import { startNodes } from './nodes.ts';
import { type Answer, askSteadily, createAsker } from './steadyReaders.ts';

export type Given = {
  nodes: number;
  /** releases and withdrawals that are timed */
  rounds: number;
  /** questions a second through the proxy, all the while */
  rate: number;
  say(line: string): void;
};

export type Outcome = {
  /** ms from the verb's return until every node shows it, on the story's page and on the front */
  released: number[];
  withdrawn: number[];
  /** answers that each node gave to the readers at the proxy */
  served: number[];
  /** of those readers: asked, and not answered with a page */
  asked: number;
  failed: Answer[];
};

/** Several nodes behind one proxy: who releases is heard by all; a node that leaves takes no reader with it. */
export async function runSeveralNodes({ nodes: count, rounds, rate, say }: Given): Promise<Outcome> {
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
      for (const each of askers) await Promise.all([each.ask('/'), each.ask(story)]); // in memory as it was
      await release(systemActor, { articleId });
      released.push(await untilAll(story, 200, headline, true));
      await withdraw(systemActor, { articleId, because: 'Measured.' });
      withdrawn.push(await untilAll(story, 410, headline, false));
    }
    say('each node leaves in its turn, and comes again, while readers go on');
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
