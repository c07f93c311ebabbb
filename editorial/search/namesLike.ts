import type { Readable } from '#db/asOf.ts';
import { liveAuthor, liveTopic } from '#db/liveViews/paperViews.ts';
import { sql } from '#db/query.ts';
import type { Label } from '#db/schema/releases.ts';
import { foldText } from './textFolding.ts';
import type { TypedQuery } from './typedQuery.ts';

const MAX_NAMES = 4;
/** Minimum characters for the trigram index. */
const MIN_CHARACTERS = 3;

type NamesLike = { topics: Label[]; authors: Label[] };

/** Topics and authors with live stories whose name contains the query. */
export async function namesLike(database: Readable, { wanted }: TypedQuery): Promise<NamesLike> {
  const separator = wanted.every(({ isChinese }) => isChinese) ? '' : ' ';
  const text = wanted.map((piece) => piece.text).join(separator);
  if (text.length < 2 || text.length > 80) return { topics: [], authors: [] };
  const folded = foldText(text);
  const like = (table: typeof liveTopic | typeof liveAuthor) => {
    const name = sql`live.folded(${table.name})`;
    const begins = sql`${name} like ${`${escapedLike(folded)}%`}`;
    const holds = sql`${name} like ${`%${escapedLike(folded)}%`}`;
    return database
      .select({ slug: table.slug, name: table.name })
      .from(table)
      .where(Array.from(folded).length >= MIN_CHARACTERS ? holds : begins)
      .orderBy(sql`${name} = ${folded} desc`, sql`length(${table.name})`, table.name)
      .limit(MAX_NAMES);
  };
  const [topics, authors] = await Promise.all([like(liveTopic), like(liveAuthor)]);
  return { topics, authors };
}

/** Escapes a text for use in a LIKE pattern. */
export const escapedLike = (text: string) => text.replace(/[\\%_]/g, '\\$&');
