import { release } from '#editorial/releases/releasingArticles.ts';
import { withdraw } from '#editorial/releases/withdrawingArticles.ts';
import { durations, type Figure, type Measured } from './figures.ts';
import { nolonger, setScene, shows } from './releaseScene.ts';
import { instant, rounds, type Scene } from './scene.ts';
import { watchPages } from './watching.ts';

type Times = Map<string, number[]>;

/** From the call of the verb to the first answer that shows it, and from a withdrawal to the first that doesn't. */
export async function measureReleases({ running, desk, quick }: Scene): Promise<Measured> {
  const actor = await desk.actor('editor');
  // A new set now and then: a topic whose newest stories have all been withdrawn is not what newsrooms have.
  let prepare = await setScene(desk, actor, 'first');
  const released: Times = new Map();
  const withdrawn: Times = new Map();
  for (const round of rounds(quick ? 10 : 200, 75)) {
    if (round % 10 === 9) prepare = await setScene(desk, actor, `set${round}`);
    const { articleId, pages, token } = await prepare(`${round}`);
    const alone = round % 2 === 0;
    const watched = alone ? pages.slice((round / 2) % pages.length).slice(0, 1) : pages;
    for (const act of ['release', 'withdraw'] as const) {
      const sees = act === 'release' ? shows(token) : nolonger(token);
      const watch = watchPages(running.port, watched, sees);
      const began = instant();
      if (act === 'release') await release(actor, { articleId });
      else await withdraw(actor, { articleId, because: 'Measured.' });
      const times = act === 'release' ? released : withdrawn;
      keep(times, 'the transaction', instant() - began);
      for (const { name, at } of await watch.seen())
        keep(times, alone ? `${name}, alone` : `${name}, all at once`, at - began);
    }
  }
  return {
    title: 'Release and withdrawal to visible',
    how: 'The verb is called beside the server, as an action calls it, and NOTIFY tells the press; readers poll every 2 ms. Every other time one page alone is watched, each in its turn, else all seven at once, every one of which has to be made anew on the same processor.',
    figures: [...tell('released', released), ...tell('withdrawn', withdrawn)],
  };
}

function keep(times: Times, name: string, ms: number): void {
  times.set(name, [...(times.get(name) ?? []), ms]);
}

function tell(act: string, times: Times): Figure[] {
  return [...times].flatMap(([name, all]) => {
    const seen = all.filter((ms) => !Number.isNaN(ms));
    const figures = durations(`${act}: ${name}`, seen, [0.5, 0.99]);
    if (seen.length === all.length) return figures;
    const missed = {
      what: `${act}: ${name}, not within 5 s`,
      value: all.length - seen.length,
      unit: 'times',
    };
    return [...figures, missed];
  });
}
