import { staff } from '#db/pools.ts';
import { sql } from '#db/query.ts';
import type { CorpusStory } from './corpus.ts';
import { type Lists, SHOWN_PLACES } from './judge.ts';

/** The latest stories, as most sites show them. */
export function latest(corpus: CorpusStory[]): Lists {
  return new Map(corpus.map((_, at) => [at, countdown(at).slice(0, SHOWN_PLACES)]));
}

const countdown = (from: number): number[] =>
  Array.from({ length: Math.min(from, SHOWN_PLACES) }, (_, back) => from - 1 - back);

/** Stories that share topics: the most shared topics first, then the newest. */
export function sharedTopic(corpus: CorpusStory[]): Lists {
  const carriers = new Map<string, number[]>();
  const lists: Lists = new Map();
  for (const [at, { topics }] of corpus.entries()) {
    const shared = new Map<number, number>();
    for (const topic of new Set(topics)) {
      const withTopic = carriers.get(topic) ?? [];
      for (const story of withTopic.slice(-200)) shared.set(story, (shared.get(story) ?? 0) + 1);
      carriers.set(topic, withTopic);
      withTopic.push(at);
    }
    const best = [...shared].sort(([storyA, a], [storyB, b]) => b - a || storyB - storyA);
    lists.set(
      at,
      best.slice(0, SHOWN_PLACES).map(([story]) => story),
    );
  }
  return lists;
}

/** Ranks every story that contains a word of the headline with ts_rank. @returns also ms per query */
export async function tsRank(
  releaseIds: Map<number, number>,
  stories: number[],
): Promise<{ lists: Lists; ms: number[] }> {
  const places = new Map([...releaseIds].map(([at, id]) => [id, at]));
  const lists: Lists = new Map();
  const ms: number[] = [];
  for (const at of stories) {
    const began = performance.now();
    const releaseId = releaseIds.get(at) ?? 0;
    const { rows } = await staff().execute<{ id: string }>(sql`
      with headline as (
        select string_agg(quote_literal(lexeme), ' | ')::tsquery as query
        from release_search s, unnest(ts_filter(s.words, '{a}')) where s.release_id = ${releaseId}
      )
      select s.release_id as id from release_search s, headline
      where s.words @@ headline.query and s.release_id < ${releaseId}
      order by ts_rank(s.words, headline.query) desc, s.release_id desc limit ${SHOWN_PLACES}`);
    ms.push(performance.now() - began);
    lists.set(
      at,
      rows.flatMap(({ id }) => places.get(Number(id)) ?? []),
    );
  }
  return { lists, ms };
}
