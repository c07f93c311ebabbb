import { drizzle } from 'drizzle-orm/node-postgres';
import { schemaVersion } from '#body/bodySchema.ts';
import { type SQL, sql } from '#db/query.ts';
import type { Language } from '#db/schema/taxonomy.ts';
import { WORDS_VERSION } from '#editorial/search/searchWords.ts';
import { searchVector } from '#editorial/search/wordVectors.ts';
import { connect } from './copyStream.ts';
import type { ReleaseText } from './rows.ts';

const perStatement = 100;

/** Stores the search words of releases, and the drafts with the same search words. */
export async function openTextWriter(url: string, staff: number) {
  const connections = await Promise.all(
    [1, 2].map(async () => {
      const client = await connect(url);
      return { client, database: drizzle(client), pending: Promise.resolve() as Promise<unknown> };
    }),
  );
  let waiting: ReleaseText[] = [];
  let nextIndex = 0;
  async function store(): Promise<void> {
    const connection = connections[nextIndex++ % connections.length];
    const batch = waiting;
    waiting = [];
    if (!connection || batch.length === 0) return;
    await connection.pending;
    // A Drizzle query runs again for each `await`; this promise runs it once.
    connection.pending = (async () => await connection.database.execute(statementFor(batch, staff)))();
    connection.pending.catch(() => {}); // the next `await` throws it
  }
  return {
    async add(texts: ReleaseText[]): Promise<void> {
      waiting.push(...texts);
      if (waiting.length >= perStatement) await store();
    },
    async end(): Promise<void> {
      await store();
      for (const { pending, client } of connections) {
        await pending;
        await client.end();
      }
    },
  };
}

function statementFor(batch: ReleaseText[], staff: number): SQL {
  const rows = batch.map(
    (
      text,
    ) => sql`(${text.releaseId}::bigint, ${searchVector(text, text.language as Language)}, ${text.draft?.articleId ?? null}::bigint,
      ${text.headline}::text, ${text.standfirst}::text, ${text.draft ? text.plainText : ''}::text,
      ${text.draft ? Buffer.from(text.draft.state) : null}::bytea, ${text.draft ? JSON.stringify(text.draft.body) : null}::jsonb,
      ${text.draft?.words ?? 0}::int, ${text.draft?.changedAt.toISOString() ?? null}::timestamptz)`,
  );
  return sql`
    with texts (release_id, words, article_id, headline, standfirst, plain_text, state, body, word_count, changed_at) as (
      values ${sql.join(rows, sql`, `)}
    ), inserted as (
      insert into release_search (release_id, words, words_version) select release_id, words, ${WORDS_VERSION} from texts
    )
    insert into draft (article_id, schema_version, state, headline, standfirst, body, plain_text, word_count, search,
      words_version, changed_at, changed_by)
    select article_id, ${schemaVersion}, state, headline, standfirst, body, plain_text, word_count, words, ${WORDS_VERSION},
      changed_at,
      ${staff}::bigint
    from texts where article_id is not null`;
}
