import { type SQL, sql } from 'drizzle-orm';
import type { Transaction } from '#db/pools';
import type { Language } from '#db/schema/filing';
import type { ArticleId, ReleaseId, SectionId } from '#db/schema/ids';
import type { Label, ReleaseKind } from '#db/schema/releases';

/** The lists that an article stands in besides its section's: whose feeds change with it. */
export type InLists = { topics: string[]; authors: string[] };

/** An article as the outside is told of it. */
export type ToldArticle = {
  id: ArticleId;
  slug: string;
  language: Language;
  section: string | null;
  number: number;
};

export type Happening =
  | {
      is: 'release';
      article: ToldArticle & { headline: string; standfirst: string; kind: ReleaseKind };
      releaseId: ReleaseId;
      sectionId: SectionId | null;
      releasedAt: Date;
      firstReleasedAt: Date;
      note: string;
      lists: InLists;
      /** it was placed before it began */
      embargoed: boolean;
      /** readers still have it */
      live: boolean;
    }
  | { is: 'withdrawal'; article: ToldArticle; because: string; at: Date; lists: InLists }
  | {
      is: 'front';
      front: { id: number; section: string | null; language: Language; number: number };
      releasedAt: Date;
    };

/** What became of something foretold, by the database's clock. */
export type Outcome = { came: Happening } | { comes: Date } | 'never';

/** Asks whether a foretold event (`release:12`, `withdrawal:5`, `front:9`) came true. */
export async function askOutcome(tx: Transaction, event: string): Promise<Outcome> {
  const [, kind, number] = /^(release|withdrawal|front):(\d{1,15})$/.exec(event) ?? [];
  const id = Number(number);
  if (kind === 'release') return askRelease(tx, id);
  if (kind === 'withdrawal') return askWithdrawal(tx, id);
  return kind === 'front' ? askFront(tx, id) : 'never';
}

/** Whether the story of a release (`release:12`) was withdrawn after that release began. */
export async function isUnsaid(tx: Pick<Transaction, 'execute'>, event: string): Promise<boolean> {
  const [, id] = /^release:(\d{1,15})$/.exec(event) ?? [];
  if (!id) return false;
  const { rows } = await tx.execute<{ gone: boolean }>(
    sql`select live.was_withdrawn(article_id, lower(live)) as gone from release where id = ${id}`,
  );
  return rows[0]?.gone === true;
}

/** As `pg` reads them: numbers of 64 bits as text. */
type Instant = Date | string;
type Coming = { at: Instant; comes: boolean };
type ToldRow = {
  article_id: string;
  slug: string;
  language: Language;
  section: string | null;
  number: number;
};
type ListedRow = { topics: Label[]; bylines: Label[] };
type ReleaseRow = Coming &
  ToldRow &
  ListedRow & {
    section_id: string | null;
    kind: ReleaseKind;
    headline: string;
    standfirst: string;
    reader_note: string;
    released_at: Instant;
    first_released_at: Instant;
    live: boolean;
    embargoed: boolean;
  };
type WithdrawalRow = Coming & ToldRow & ListedRow & { because: string };
type FrontRow = Coming & {
  id: string;
  language: Language;
  section: string | null;
  number: number;
  released_at: Instant;
};

async function askRelease(tx: Transaction, id: number): Promise<Outcome> {
  const row = await one<ReleaseRow>(
    tx,
    sql`select r.article_id, a.slug, r.language, s.slug as section, r.section_id, r.number, r.kind, r.headline,
      r.standfirst, r.reader_note, r.released_at, r.first_released_at, lower(r.live) as at, lower(r.live) > now() as comes,
      r.topics, r.bylines, r.live @> now() as live, lower(r.live) > r.entered_at + interval '1 second' as embargoed
    from release r join article a on a.id = r.article_id left join section s on s.id = r.section_id
    where r.id = ${id} and not isempty(r.live)`,
  );
  if (!row || row.comes) return row ? { comes: new Date(row.at) } : 'never';
  const { headline, standfirst, kind } = row;
  return {
    came: {
      is: 'release',
      article: { ...told(row), headline, standfirst, kind },
      releaseId: id as ReleaseId,
      sectionId: row.section_id === null ? null : (Number(row.section_id) as SectionId),
      releasedAt: new Date(row.released_at),
      firstReleasedAt: new Date(row.first_released_at),
      note: row.reader_note,
      lists: listsOf(row),
      embargoed: row.embargoed,
      live: row.live,
    },
  };
}

async function askWithdrawal(tx: Transaction, id: number): Promise<Outcome> {
  const row = await one<WithdrawalRow>(
    tx,
    sql`select r.article_id, a.slug, r.language, s.slug as section, r.number, r.topics, r.bylines, w.because, w.at, w.at > now() as comes
    from withdrawal w join release r on r.id = w.release_id join article a on a.id = r.article_id
      left join section s on s.id = r.section_id
    where w.id = ${id} and w.called_off_at is null and not isempty(r.live) and upper(r.live) = w.at`,
  );
  if (!row || row.comes) return row ? { comes: new Date(row.at) } : 'never';
  return {
    came: {
      is: 'withdrawal',
      article: told(row),
      because: row.because,
      at: new Date(row.at),
      lists: listsOf(row),
    },
  };
}

async function askFront(tx: Transaction, id: number): Promise<Outcome> {
  const row = await one<FrontRow>(
    tx,
    sql`select f.id, f.language, s.slug as section, r.number, r.released_at, lower(r.live) as at,
      lower(r.live) > now() as comes
    from front_release r join front f on f.id = r.front_id left join section s on s.id = f.section_id
    where r.id = ${id} and not isempty(r.live)`,
  );
  if (!row || row.comes) return row ? { comes: new Date(row.at) } : 'never';
  const { section, language, number } = row;
  const front = { id: Number(row.id), section, language, number };
  return { came: { is: 'front', front, releasedAt: new Date(row.released_at) } };
}

async function one<Row>(tx: Transaction, query: SQL): Promise<Row | undefined> {
  return (await tx.execute(query)).rows[0] as Row | undefined;
}

const told = ({ article_id, slug, language, section, number }: ToldRow): ToldArticle => ({
  id: Number(article_id) as ArticleId,
  slug,
  language,
  section,
  number,
});

function listsOf({ topics, bylines }: ListedRow): InLists {
  const slugs = (labels: Label[]) => labels.map(({ slug }) => slug);
  return { topics: slugs(topics), authors: slugs(bylines) };
}
