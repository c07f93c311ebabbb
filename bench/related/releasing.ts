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
  /** in ms: computing the related list (by story), the whole release, reading the list as readers do */
  relating: Map<number, number>;
  releasing: number[];
  reading: number[];
};

const batchSize = 50;
/** ANALYZE runs after each growth by this factor, since autovacuum checks only once a minute. */
const growthFactor = 1.25;

/** Imports and releases a corpus in order with the domain's functions, and reads each list as readers do. */
export async function releaseCorpus(corpus: CorpusStory[], log: (line: string) => void): Promise<Measured> {
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
  const relatingMs = new Map<ArticleId, number>();
  subscribe('copydesk:related', (message) => {
    const { articleId, ms } = message as { articleId: ArticleId; ms: number };
    relatingMs.set(articleId, ms);
  });
  const began = performance.now();
  let analysed = 200;
  let nextBatch = importFrom(corpus, 0, log);
  for (let from = 0; from < corpus.length; from += batchSize) {
    const importedBatch = await nextBatch;
    nextBatch = importFrom(corpus, from + batchSize, log);
    for (const [at, imported] of importedBatch) {
      if (imported.duplicate) log(`${corpus[at]?.id}: already imported`);
      else await releaseOne(at, imported, { measured, places, relatingMs, log });
    }
    if (from >= analysed * growthFactor) {
      analysed = from;
      await staff().execute(sql`analyze release_search, release, release_topic, related_story`);
    }
    if (from % 1_000 === 0 && from > 0)
      log(`${from} stories, ${((from / (performance.now() - began)) * 1_000).toFixed(1)} a second`);
  }
  return measured;
}

type Work = {
  measured: Measured;
  places: Map<ArticleId, number>;
  relatingMs: Map<ArticleId, number>;
  log(line: string): void;
};

async function releaseOne(at: number, { articleId, headline }: Imported, work: Work): Promise<void> {
  const { measured, places, relatingMs, log } = work;
  try {
    const began = performance.now();
    const { releaseId } = await release(systemActor, { articleId });
    measured.releasing.push(performance.now() - began);
    measured.releaseIds.set(at, releaseId);
    measured.relating.set(at, relatingMs.get(articleId) ?? Number.NaN);
  } catch (error) {
    if (!isRefusal(error)) throw error;
    log(`${headline}: not released, ${error.reason}`);
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

/** Imports a batch as drafts. If the batch is refused, imports each story separately and reports the refused. */
async function importFrom(
  corpus: CorpusStory[],
  from: number,
  log: (line: string) => void,
): Promise<[number, Imported][]> {
  const batch = corpus.slice(from, from + batchSize);
  if (batch.length === 0) return [];
  const sections = await readSections();
  const written = batch.map(({ article, id }) => readWritten({ ...article, id }, { key: id }));
  const importAll = (stories: typeof written) => importWire(systemActor, importOrderOf(stories, sections));
  try {
    return (await importAll(written)).map((imported, place) => [from + place, imported]);
  } catch {
    const importedStories: [number, Imported][] = [];
    for (const [place, story] of written.entries()) {
      try {
        const [imported] = await importAll([story]);
        if (imported) importedStories.push([from + place, imported]);
      } catch (error) {
        log(`${story.key}: ${isRefusal(error) ? error.reason : error}`);
      }
    }
    return importedStories;
  }
}
