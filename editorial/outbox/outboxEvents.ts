import type { Transaction } from '#db/pools.ts';
import { type SQL, sql } from '#db/query.ts';
import type { ArticleId, AssetId, ReleaseId, SectionId } from '#db/schema/ids.ts';
import type { Label, ReleaseKind } from '#db/schema/releases.ts';
import type { Language } from '#db/schema/taxonomy.ts';

/** The lists that contain an article besides its section's: their feeds change with it. */
export type InLists = { topics: string[]; authors: string[] };

/** An article in an announcement. */
export type AnnouncedArticle = {
  id: ArticleId;
  slug: string;
  language: Language;
  section: string | null;
  number: number;
};

export type OutboxEvent =
  | {
      is: 'release';
      article: AnnouncedArticle & { headline: string; standfirst: string; kind: ReleaseKind };
      releaseId: ReleaseId;
      sectionId: SectionId | null;
      releasedAt: Date;
      firstReleasedAt: Date;
      note: string;
      lists: InLists;
      /** it was scheduled before it began */
      embargoed: boolean;
      /** readers still see it */
      live: boolean;
    }
  | { is: 'withdrawal'; article: AnnouncedArticle; because: string; at: Date; lists: InLists }
  | {
      is: 'front';
      front: { id: number; section: string | null; language: Language; number: number };
      sectionId: SectionId | null;
      releasedAt: Date;
    };

/**
 * The end of a picture's rights or of a banner: it sends no webhook or email, but caches must drop the pages that show
 * it.
 */
export type ExpiredEvent = { is: 'rights'; assetId: AssetId } | { is: 'banner'; sectionId: SectionId | null };

/** The state of a scheduled event, by the database's clock. */
export type OutboxEventOutcome = { came: OutboxEvent | ExpiredEvent } | { comes: Date } | 'never';

/** Reads whether a scheduled event (`release:12`, `withdrawal:5`, `front:9`, `banner:9`, `rights:7:…`) has happened. */
export async function readEventOutcome(tx: Transaction, event: string): Promise<OutboxEventOutcome> {
  const [, picture, end] = /^rights:(\d{1,15}):(-?\d{1,16})$/.exec(event) ?? [];
  if (picture) return askRights(tx, Number(picture) as AssetId, Number(end));
  const [, kind, number] = /^(release|withdrawal|front|banner):(\d{1,15})$/.exec(event) ?? [];
  const id = Number(number);
  if (kind === 'release') return askRelease(tx, id);
  if (kind === 'withdrawal') return askWithdrawal(tx, id);
  if (kind === 'front') return askFront(tx, id);
  return kind === 'banner' ? askBanner(tx, id) : 'never';
}

/** Whether the story of a release (`release:12`) was withdrawn after that release began. */
export async function isUnannounced(tx: Pick<Transaction, 'execute'>, event: string): Promise<boolean> {
  const [, id] = /^release:(\d{1,15})$/.exec(event) ?? [];
  if (!id) return false;
  const { rows } = await tx.execute<{ gone: boolean }>(
    sql`select live.was_withdrawn(article_id, lower(live)) as gone from release where id = ${id}`,
  );
  return rows[0]?.gone === true;
}

/** As `pg` returns them: 64-bit numbers as text. */
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
  section_id: string | null;
  number: number;
  released_at: Instant;
};

async function askRelease(tx: Transaction, id: number): Promise<OutboxEventOutcome> {
  const row = await one<ReleaseRow>(
    tx,
    sql`select r.article_id, a.slug, r.language, n.slug as section, n.id as section_id, r.number, r.kind, r.headline,
      r.standfirst, r.reader_note, r.released_at, r.first_released_at, lower(r.live) as at, lower(r.live) > now() as comes,
      r.topics, r.bylines, r.live @> now() as live, lower(r.live) > r.entered_at + interval '1 second' as embargoed
    from release r join article a on a.id = r.article_id left join section s on s.id = r.section_id
      left join section n on n.id = coalesce(s.merged_into, s.id)
    where r.id = ${id} and not isempty(r.live)`,
  );
  if (!row || row.comes) return row ? { comes: new Date(row.at) } : 'never';
  const { headline, standfirst, kind } = row;
  return {
    came: {
      is: 'release',
      article: { ...asAnnounced(row), headline, standfirst, kind },
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

async function askWithdrawal(tx: Transaction, id: number): Promise<OutboxEventOutcome> {
  const row = await one<WithdrawalRow>(
    tx,
    sql`select r.article_id, a.slug, r.language, n.slug as section, r.number, r.topics, r.bylines, w.because, w.at, w.at > now() as comes
    from withdrawal w join release r on r.id = w.release_id join article a on a.id = r.article_id
      left join section s on s.id = r.section_id left join section n on n.id = coalesce(s.merged_into, s.id)
    where w.id = ${id} and w.called_off_at is null and not isempty(r.live) and upper(r.live) = w.at`,
  );
  if (!row || row.comes) return row ? { comes: new Date(row.at) } : 'never';
  return {
    came: {
      is: 'withdrawal',
      article: asAnnounced(row),
      because: row.because,
      at: new Date(row.at),
      lists: listsOf(row),
    },
  };
}

async function askFront(tx: Transaction, id: number): Promise<OutboxEventOutcome> {
  const row = await one<FrontRow>(
    tx,
    sql`select f.id, f.language, f.section_id, n.slug as section, r.number, r.released_at, lower(r.live) as at,
      lower(r.live) > now() as comes
    from front_release r join front f on f.id = r.front_id left join section s on s.id = f.section_id
      left join section n on n.id = coalesce(s.merged_into, s.id)
    where r.id = ${id} and not isempty(r.live)`,
  );
  if (!row || row.comes) return row ? { comes: new Date(row.at) } : 'never';
  const { section, language, number } = row;
  const front = { id: Number(row.id), section, language, number };
  const sectionId = row.section_id === null ? null : (Number(row.section_id) as SectionId);
  return { came: { is: 'front', front, sectionId, releasedAt: new Date(row.released_at) } };
}

/** The end of the banner of a front's release (`banner:9`); it is no event if that release is not live then. */
async function askBanner(tx: Transaction, id: number): Promise<OutboxEventOutcome> {
  const row = await one<Coming & { section_id: string | null }>(
    tx,
    sql`select f.section_id, b.until as at, b.until > now() as comes
    from front_release r join front f on f.id = r.front_id,
      lateral (select (r.layout->'banner'->>'until')::timestamptz as until) b
    where r.id = ${id} and r.live @> b.until`,
  );
  if (!row) return 'never';
  if (row.comes) return { comes: new Date(row.at) };
  const sectionId = row.section_id === null ? null : (Number(row.section_id) as SectionId);
  return { came: { is: 'banner', sectionId } };
}

/** Only the present end counts: rights may have been extended or shortened since. */
async function askRights(tx: Transaction, assetId: AssetId, end: number): Promise<OutboxEventOutcome> {
  const row = await one<Coming>(
    tx,
    sql`select rights_until as at, rights_until > now() as comes from asset
      where id = ${assetId} and date_trunc('milliseconds', rights_until) = ${new Date(end).toISOString()}::timestamptz`,
  );
  if (!row) return 'never';
  return row.comes ? { comes: new Date(row.at) } : { came: { is: 'rights', assetId } };
}

async function one<Row>(tx: Transaction, query: SQL): Promise<Row | undefined> {
  return (await tx.execute(query)).rows[0] as Row | undefined;
}

const asAnnounced = ({ article_id, slug, language, section, number }: ToldRow): AnnouncedArticle => ({
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
