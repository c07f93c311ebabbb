import { release } from '#editorial/releases/releasingArticles.ts';
import { withdraw } from '#editorial/releases/withdrawingArticles.ts';
import { durations, type Figure, type Measured } from './figures.ts';
import { lacksToken, setScene, showsToken } from './releaseScene.ts';
import { instant, rounds, type Scene } from './scene.ts';
import { watchPages } from './watching.ts';

type Times = Map<string, number[]>;

/** Times from a release to the first response that shows it, and from a withdrawal to the first that does not. */
export async function measureReleases({ running, database, quick, turn }: Scene): Promise<Measured> {
  const actor = await database.actor('editor');
  // Every ten rounds a new set begins: a topic whose newest stories are all withdrawn is not realistic.
  let prepare = await setScene(database, actor, `first${turn}`);
  const released: Times = new Map();
  const withdrawn: Times = new Map();
  for (const round of rounds(quick ? 10 : 200, 75)) {
    if (round % 10 === 9) prepare = await setScene(database, actor, `set${turn}x${round}`);
    const { articleId, pages, token } = await prepare(`${turn}x${round}`);
    const isAlone = round % 2 === 0;
    const watched = isAlone ? pages.slice((turn * 5 + round / 2) % pages.length).slice(0, 1) : pages;
    for (const act of ['release', 'withdraw'] as const) {
      const matches = act === 'release' ? showsToken(token) : lacksToken(token);
      const watch = watchPages(running.port, watched, matches);
      const began = instant();
      if (act === 'release') await release(actor, { articleId });
      else await withdraw(actor, { articleId, because: 'Measured.' });
      const times = act === 'release' ? released : withdrawn;
      addTime(times, 'the transaction', instant() - began);
      for (const { name, at } of await watch.matchTimes())
        addTime(times, isAlone ? `${name}, alone` : `${name}, all at once`, at - began);
    }
  }
  return {
    title: 'Release and withdrawal to visible',
    how: 'A process beside the server calls `release` or `withdraw` as an action does, and NOTIFY reaches the press; readers poll every 2 ms. Every other round watches one page, a different one each time; the others watch all seven at once, which the same processor renders.',
    figures: [...figuresOf('released', released), ...figuresOf('withdrawn', withdrawn)],
  };
}

function addTime(times: Times, name: string, ms: number): void {
  times.set(name, [...(times.get(name) ?? []), ms]);
}

function figuresOf(act: string, times: Times): Figure[] {
  return [...times].flatMap(([name, all]) => {
    const shownTimes = all.filter((ms) => !Number.isNaN(ms));
    const figures = durations(`${act}: ${name}`, shownTimes, [0.5, 0.99]);
    if (shownTimes.length === all.length) return figures;
    const missed = {
      what: `${act}: ${name}, not within 5 s`,
      value: all.length - shownTimes.length,
      unit: 'times',
    };
    return [...figures, missed];
  });
}
