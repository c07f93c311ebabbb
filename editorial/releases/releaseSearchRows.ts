import { createHash } from 'node:crypto';
import type { Transaction } from '#db/pools.ts';
import { sql } from '#db/query.ts';
import { draft } from '#db/schema/drafts.ts';
import type { ReleaseId } from '#db/schema/ids.ts';
import { releaseSearch } from '#db/schema/search.ts';
import { readNames } from '#editorial/related/lexicon.ts';
import { WORDS_VERSION } from '#editorial/search/searchWords.ts';
import { searchVector } from '#editorial/search/wordVectors.ts';
import type { ReleaseContent } from './releaseContent.ts';

type Indexed = { releaseId: ReleaseId; content: ReleaseContent };

/** Inserts the words by which search finds releases. @param areDraftsNew whether this transaction created the drafts */
export async function indexReleases(
  tx: Transaction,
  releases: Indexed[],
  { areDraftsNew = false } = {},
): Promise<void> {
  for (const [language, all] of Map.groupBy(releases, ({ content }) => content.article.language)) {
    const names = await readNames(tx, language);
    // Drafts' words are computed without names; those of new drafts are in the articles' present languages.
    const copied = areDraftsNew && names.length === 0 ? await copyWords(tx, all) : new Set<ReleaseId>();
    const rows = all
      .filter(({ releaseId }) => !copied.has(releaseId))
      .map(({ releaseId, content }) => {
        const words = searchVector(content, language, names) as never;
        return { releaseId, words, wordsVersion: WORDS_VERSION };
      });
    if (rows.length > 0) await tx.insert(releaseSearch).values(rows);
  }
}

/** Copies the words of drafts that have the same text as their releases. @returns the releases that now have words */
async function copyWords(tx: Transaction, releases: Indexed[]): Promise<Set<ReleaseId>> {
  const column = <T>(of: (one: Indexed) => T) => sql.param(releases.map(of));
  const { rows } = await tx.execute<{ id: string }>(sql`
    insert into ${releaseSearch} (release_id, words, words_version)
    select wanted.release_id, d.search, d.words_version
    from unnest(${column(({ releaseId }) => releaseId)}::bigint[], ${column(({ content }) => content.article.id)}::bigint[],
      ${column(({ content }) => content.headline)}::text[], ${column(({ content }) => content.standfirst)}::text[],
      ${column(({ content }) => createHash('md5').update(content.plainText).digest('hex'))}::text[]) wanted (release_id, article_id, headline, standfirst, md5)
    join ${draft} d on d.article_id = wanted.article_id and d.search is not null and d.words_version = ${WORDS_VERSION}
      and d.headline = wanted.headline and d.standfirst = wanted.standfirst and md5(d.plain_text) = wanted.md5
    order by wanted.release_id
    returning release_id as id`);
  return new Set(rows.map(({ id }) => Number(id) as ReleaseId));
}
