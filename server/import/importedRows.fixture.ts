import { draftOf, readDraft } from '#body/draftDocument.ts';
import { staff } from '#db/pools.ts';
import { sql } from '#db/query.ts';
import { release } from '#db/schema/releases.ts';
import { canonicalContent, contentHash } from '#editorial/releases/contentHash.ts';

type Row = Record<string, unknown>;

/** Each table's rows by a key that does not depend on ids, sorted. */
export type ImportedRows = Record<string, Row[]>;

const ext = (id: string) => `(select external_id from article where id = ${id})`;
const numbered = (id: string) =>
  `(select a.external_id || '#' || r.number from release r join article a on a.id = r.article_id where r.id = ${id})`;
const strip = (body: string) => `body_fingerprint(${body})`;

/**
 * The queries leave out ids and time columns (relations between times are compared instead); a draft's state, whose
 * client ids Yjs draws at random, and block ids derived from them (`readDrafts` compares the content); content hashes,
 * which cover ids and times (`brokenHashes` recomputes them).
 */
const questions: Record<string, string> = {
  article: `select external_id, slug, language, (select slug from section where id = section_id) as section, lead_asset_id,
    translation_of, wire_released_at, urgency, is_off_fronts, filed_at, version, created_by, is_blank, deleted_at,
    changed_at >= created_at as changed from article`,
  article_topic: `select ${ext('article_id')} as article, (select name from topic where id = topic_id) as topic, position
    from article_topic`,
  article_author: `select ${ext('article_id')} as article, (select name from author where id = author_id) as author, position
    from article_author`,
  draft: `select ${ext('article_id')} as article, schema_version, headline, standfirst, ${strip('body')} as body, body_hash,
    plain_text, word_count, search::text, words_version, changed_by is null as by_house from draft`,
  release: `select ${ext('article_id')} as article, number, kind, headline, standfirst, ${strip('body')} as body, body_hash,
    teaser, word_count, language, (select slug from section where id = section_id) as section, topics, bylines,
    lead_asset_id, pictures, case when first_released_at = released_at then null else first_released_at end as first,
    lower(live) = released_at as begins, upper(live) is null as is_open, modified_at = first_released_at as unmodified,
    modified_at = released_at as modified, restores, continues, reader_note, urgency, is_off_fronts,
    released_by is null as by_house, previous_hash is null as is_first,
    previous_hash is not distinct from (select content_hash from release b
      where b.article_id = release.article_id and b.number = release.number - 1) as is_chained from release`,
  release_search: `select ${numbered('release_id')} as release, words::text, words_version, ${ext('article_id')} as article,
    language, (select slug from section where id = section_id) as section, bylines,
    live_from = (select lower(live) from release where id = release_id) as begins,
    first_released_at = (select first_released_at from release where id = release_id) as is_dated,
    hour = hour_of(first_released_at) as is_houred, length, live_until = 'infinity' as is_open from release_search`,
  search_word: 'select lexeme, language from search_word',
  release_topic: `select ${numbered('release_id')} as release, (select name from topic where id = topic_id) as topic, since,
    first_released_at = (select first_released_at from release where id = release_id) as is_dated from release_topic`,
  release_author: `select ${numbered('release_id')} as release, (select name from author where id = author_id) as author,
    first_released_at = (select first_released_at from release where id = release_id) as is_dated from release_author`,
  release_asset: `select ${numbered('release_id')} as release, asset_id from release_asset`,
  related_story: `select ${ext('article_id')} as article, ${ext('related_id')} as related, rank, reason
    from related_story`,
  related_posting: `select ${numbered('release_id')} as release, word from related_posting`,
  story_likeness: `select ${ext('article_id')} as article, encode(signature, 'hex') as signature, among,
    (select jsonb_agg(${ext('linked_id')} order by ${ext('linked_id')}) from unnest(linked) linked_id) as linked
    from story_likeness`,
  story_words: `select ${ext('article_id')} as article, encode(words, 'hex') as words from story_words`,
  outbox: `select kind, queued_at is null as waits, case when kind = 'event' and payload->>'event' like 'release:%'
      then ${numbered("split_part(payload->>'event', ':', 2)::bigint")}
      else split_part(payload->>'event', ':', 1) end as event,
    case when kind = 'event' then null else payload end as payload,
    (select lower(live) = (payload->>'at')::timestamptz from release r
      where 'release:' || r.id = payload->>'event') as is_timely from outbox`,
  audit_event: `select actor_id is null as by_house, act, subject,
    case when subject = 'article' then ${ext('subject_id::bigint')} end as article, detail - 'at' as detail,
    exists (select from release r where r.article_id = subject_id::bigint and r.number::text = detail->>'number'
      and to_char(r.released_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') = detail->>'at') as is_timely
    from audit_event where subject = 'article'`,
};

/** Every row that imports and releases write, for all articles. */
export async function importedRows(): Promise<ImportedRows> {
  const rows: ImportedRows = {};
  for (const [table, question] of Object.entries(questions))
    rows[table] = sorted((await staff().execute<Row>(sql.raw(question))).rows);
  rows.draftContents = sorted(await readDrafts());
  return rows;
}

const sorted = (rows: Row[]): Row[] =>
  rows
    .map((row) => ({ row, key: JSON.stringify(row) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ row }) => row);

async function readDrafts(): Promise<Row[]> {
  const { rows } = await staff().execute<{ article: string; state: Buffer }>(
    sql.raw(`select ${ext('article_id')} as article, state from draft`),
  );
  return rows.map(({ article, state }) => ({
    article,
    content: JSON.stringify(readDraft(draftOf(state)), (key, value) => (key === 'id' ? undefined : value)),
  }));
}

/**
 * The score of each entry in a related list, to be compared with a tolerance for the order of floating-point additions.
 */
export async function listScores(): Promise<Map<string, number>> {
  const { rows } = await staff().execute<{ entry: string; score: number }>(
    sql.raw(`select ${ext('article_id')} || ' ' || ${ext('related_id')} as entry, score from related_story`),
  );
  return new Map(rows.map(({ entry, score }) => [entry, Number(score)]));
}

/** Releases whose stored hash differs from the hash of their content. */
export async function brokenHashes(): Promise<string[]> {
  const rows = await staff()
    .select({
      row: release,
      section: sql<string | null>`(select ledger_name from section where id = ${release.sectionId})`,
    })
    .from(release);
  return rows
    .filter(
      ({ row, section }) =>
        !Buffer.from(contentHash(canonicalContent(row, section))).equals(Buffer.from(row.contentHash)),
    )
    .map(({ row }) => `${row.articleId} ${row.number}`);
}
