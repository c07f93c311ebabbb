import { subscribe } from 'node:diagnostics_channel';
import { staff } from '#db/pools.ts';
import { sql } from '#db/query.ts';
import type { ArticleId } from '#db/schema/ids.ts';
import { section } from '#db/schema/taxonomy.ts';
import { systemActor } from '#editorial/access/actor.ts';
import { isRefusal } from '#editorial/access/refusal.ts';
import type { Imported } from '#editorial/import/importedRows.ts';
import { importWire } from '#editorial/import/importingCopy.ts';
import { readSections } from '#editorial/import/sectionsByName.ts';
import { importOrderOf } from '#editorial/import/storyImportOrder.ts';
import { readWritten } from '#editorial/import/writtenReader.ts';
import { readRelated } from '#editorial/readerQueries/relatedTeasers.ts';
import { release } from '#editorial/releases/releasingArticles.ts';
import type { CorpusStory } from './corpus.ts';
import type { Lists } from './judge.ts';

export type Measured = {
  lists: Lists;
  releaseIds: Map<number, number>;
  /** ms by story: to relate it within its release, to release it whole, to read its list as readers do */
  relating: Map<number, number>;
  releasing: number[];
  reading: number[];
};

const perImport = 50;
/** Postgres analyses a table by itself after it has grown by a tenth, but looks only once a minute. */
const growth = 1.25;

/** Imports and releases a corpus in its order by the house's own verbs, and reads each list as readers then would. */
export async function releaseCorpus(corpus: CorpusStory[], tell: (line: string) => void): Promise<Measured> {
  const measured: Measured = {
    lists: new Map(),
    releaseIds: new Map(),
    relating: new Map(),
    releasing: [],
    reading: [],
  };
  await staff()
    .insert(section)
    .values({ slug: 'wire', names: { en: 'Wire' } });
  const places = new Map<ArticleId, number>();
  const took = new Map<ArticleId, number>();
  subscribe('copydesk:related', (message) => {
    const { articleId, ms } = message as { articleId: ArticleId; ms: number };
    took.set(articleId, ms);
  });
  const began = performance.now();
  let analysed = 200;
  let coming = importFrom(corpus, 0, tell);
  for (let from = 0; from < corpus.length; from += perImport) {
    const made = await coming;
    coming = importFrom(corpus, from + perImport, tell);
    for (const [at, one] of made) {
      if (one.duplicate) tell(`${corpus[at]?.id}: here already`);
      else await releaseOne(at, one, { measured, places, took, tell });
    }
    if (from >= analysed * growth) {
      analysed = from;
      await staff().execute(sql`analyze release_search, release, release_topic, related_story`);
    }
    if (from % 1_000 === 0 && from > 0)
      tell(`${from} stories, ${((from / (performance.now() - began)) * 1_000).toFixed(1)} a second`);
  }
  return measured;
}

type Work = {
  measured: Measured;
  places: Map<ArticleId, number>;
  took: Map<ArticleId, number>;
  tell(line: string): void;
};

async function releaseOne(at: number, { articleId, headline }: Imported, work: Work): Promise<void> {
  const { measured, places, took, tell } = work;
  try {
    const began = performance.now();
    const { releaseId } = await release(systemActor, { articleId });
    measured.releasing.push(performance.now() - began);
    measured.releaseIds.set(at, releaseId);
    measured.relating.set(at, took.get(articleId) ?? Number.NaN);
  } catch (error) {
    if (!isRefusal(error)) throw error;
    tell(`${headline}: not released, ${error.reason}`);
    return;
  }
  places.set(articleId, at);
  const began = performance.now();
  const list = await readRelated(articleId);
  measured.reading.push(performance.now() - began);
  measured.lists.set(
    at,
    list.flatMap((story) => places.get(story.articleId) ?? []),
  );
}

/** A portion of drafts, with their places; of a portion that is refused, each story by itself. */
async function importFrom(
  corpus: CorpusStory[],
  from: number,
  tell: (line: string) => void,
): Promise<[number, Imported][]> {
  const portion = corpus.slice(from, from + perImport);
  if (portion.length === 0) return [];
  const sections = await readSections();
  const written = portion.map(({ article, id }) => readWritten({ ...article, id }, { key: id }));
  const importAll = (stories: typeof written) => importWire(systemActor, importOrderOf(stories, sections));
  try {
    return (await importAll(written)).map((one, place) => [from + place, one]);
  } catch {
    const made: [number, Imported][] = [];
    for (const [place, one] of written.entries()) {
      try {
        const [alone] = await importAll([one]);
        if (alone) made.push([from + place, alone]);
      } catch (error) {
        tell(`${one.key}: ${isRefusal(error) ? error.reason : error}`);
      }
    }
    return made;
  }
}
