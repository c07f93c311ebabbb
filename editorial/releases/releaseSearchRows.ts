import { createHash } from 'node:crypto';
import type { Transaction } from '#db/pools.ts';
import { sql } from '#db/query.ts';
import { draft } from '#db/schema/drafts.ts';
import type { ReleaseId } from '#db/schema/ids.ts';
import { releaseSearch } from '#db/schema/search.ts';
import type { Language } from '#db/schema/taxonomy.ts';
import { readNames } from '#editorial/related/lexicon.ts';
import { WORDS_VERSION } from '#editorial/search/searchWords.ts';
import { searchVector } from '#editorial/search/wordVectors.ts';
import type { ReleaseContent } from './releaseContent.ts';

type Indexed = { releaseId: ReleaseId; content: ReleaseContent };

/**
 * Writes the words by which search finds releases.
 * @param areDraftsNew the drafts were made in this transaction, so that their words are of the articles' present
 *   languages: where the texts are the same too, the words are copied and not made again
 */
export async function indexReleases(
  tx: Transaction,
  releases: Indexed[],
  { areDraftsNew = false } = {},
): Promise<void> {
  for (const [language, all] of Map.groupBy(releases, ({ content }) => content.article.language)) {
    const names = await readNames(tx, language);
    // A draft's words are cut without names.
    const copied = areDraftsNew && names.length === 0 ? await copyWords(tx, all) : new Set<ReleaseId>();
    await makeWords(
      tx,
      all.filter(({ releaseId }) => !copied.has(releaseId)),
      { language, names },
    );
  }
}

async function makeWords(
  tx: Transaction,
  releases: Indexed[],
  { language, names }: { language: Language; names: string[] },
): Promise<void> {
  if (releases.length === 0) return;
  await tx.insert(releaseSearch).values(
    releases.map(({ releaseId, content }) => ({
      releaseId,
      words: searchVector(content, language, names) as never,
      wordsVersion: WORDS_VERSION,
    })),
  );
}

/** Copies the words of drafts that say the same as their releases. @returns the releases that have words now */
async function copyWords(tx: Transaction, releases: Indexed[]): Promise<Set<ReleaseId>> {
  const column = <T>(of: (one: Indexed) => T) => sql.param(releases.map(of));
  const { rows } = await tx.execute<{ id: string }>(sql`
    insert into ${releaseSearch} (release_id, words, words_version)
    select wanted.release_id, d.search, d.words_version
    from unnest(${column(({ releaseId }) => releaseId)}::bigint[], ${column(({ content }) => content.article.id)}::bigint[],
      ${column(({ content }) => content.headline)}::text[], ${column(({ content }) => content.standfirst)}::text[],
      ${column(({ content }) => md5(content.plainText))}::text[]) wanted (release_id, article_id, headline, standfirst, md5)
    join ${draft} d on d.article_id = wanted.article_id and d.search is not null and d.words_version = ${WORDS_VERSION}
      and d.headline = wanted.headline and d.standfirst = wanted.standfirst and md5(d.plain_text) = wanted.md5
    order by wanted.release_id
    returning release_id as id`);
  return new Set(rows.map(({ id }) => Number(id) as ReleaseId));
}

/** As Postgres makes it; it protects nothing. */
const md5 = (text: string): string => createHash('md5').update(text, 'utf8').digest('hex');
