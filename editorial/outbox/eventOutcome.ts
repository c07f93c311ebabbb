import type { Transaction } from '#db/pools.ts';
import { type SQL, sql } from '#db/query.ts';
import type { ArticleId, AssetId, ReleaseId, SectionId } from '#db/schema/ids.ts';
import type { Label, ReleaseKind } from '#db/schema/releases.ts';
import type { Language } from '#db/schema/taxonomy.ts';
import type { ExpiredEvent, OutboxEvent } from './outboxEvents.ts';

/** Whether a scheduled event took place, by the database's clock; `comes` is the time of an event still to come. */
export type OutboxEventOutcome = { occurred: OutboxEvent | ExpiredEvent } | { comes: Date } | 'never';

/** Reads the outcome of a scheduled event: `release:12`, `withdrawal:5`, `front:9`, `banner:9` or `rights:7:…`. */
export async function readEventOutcome(tx: Transaction, event: string): Promise<OutboxEventOutcome> {
  const [, picture, end] = /^rights:(\d{1,15}):(-?\d{1,16})$/.exec(event) ?? [];
  if (picture) return rightsOutcome(tx, Number(picture) as AssetId, Number(end));
  const [, kind, number] = /^(release|withdrawal|front|banner):(\d{1,15})$/.exec(event) ?? [];
  const id = Number(number);
  if (kind === 'release') return releaseOutcome(tx, id);
  if (kind === 'withdrawal') return withdrawalOutcome(tx, id);
  if (kind === 'front') return frontOutcome(tx, id);
  return kind === 'banner' ? bannerOutcome(tx, id) : 'never';
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

/** The form in which `pg` returns an instant of a raw query. It returns 64-bit numbers as text. */
type Instant = Date | string;

/** @param query gives at most one row: the event's time `at`, whether it `comes` later, and the columns of `Row` */
async function outcomeOf<Row>(
  tx: Transaction,
  query: SQL,
  eventOf: (row: Row) => OutboxEvent | ExpiredEvent,
): Promise<OutboxEventOutcome> {
  const row = (await tx.execute(query)).rows[0] as (Row & { at: Instant; comes: boolean }) | undefined;
  if (!row) return 'never';
  return row.comes ? { comes: new Date(row.at) } : { occurred: eventOf(row) };
}

/** Joins section `n`: the section of a row, or the one that it was merged into. */
const mergedSection = (sectionId: SQL) => sql`left join section s on s.id = ${sectionId}
  left join section n on n.id = coalesce(s.merged_into, s.id)`;

const sectionIdOf = ({ section_id }: { section_id: string | null }) =>
  section_id === null ? null : (Number(section_id) as SectionId);

type ArticleRow = {
  article_id: string;
  slug: string;
  language: Language;
  section: string | null;
  number: number;
  topics: Label[];
  bylines: Label[];
};

const articleOf = ({ article_id, slug, language, section, number }: ArticleRow) => {
  return { id: Number(article_id) as ArticleId, slug, language, section, number };
};

const listsOf = ({ topics, bylines }: ArticleRow) => {
  return { topics: topics.map(({ slug }) => slug), authors: bylines.map(({ slug }) => slug) };
};

type ReleaseRow = ArticleRow & {
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

const releaseOutcome = (tx: Transaction, id: number) =>
  outcomeOf<ReleaseRow>(
    tx,
    sql`select r.article_id, a.slug, r.language, n.slug as section, n.id as section_id, r.number, r.kind, r.headline,
      r.standfirst, r.reader_note, r.released_at, r.first_released_at, lower(r.live) as at, lower(r.live) > now() as comes,
      r.topics, r.bylines, r.live @> now() as live, lower(r.live) > r.entered_at + interval '1 second' as embargoed
    from release r join article a on a.id = r.article_id ${mergedSection(sql`r.section_id`)}
    where r.id = ${id} and not isempty(r.live)`,
    (row) => ({
      is: 'release',
      article: { ...articleOf(row), headline: row.headline, standfirst: row.standfirst, kind: row.kind },
      releaseId: id as ReleaseId,
      sectionId: sectionIdOf(row),
      releasedAt: new Date(row.released_at),
      firstReleasedAt: new Date(row.first_released_at),
      note: row.reader_note,
      lists: listsOf(row),
      embargoed: row.embargoed,
      live: row.live,
    }),
  );

const withdrawalOutcome = (tx: Transaction, id: number) =>
  outcomeOf<ArticleRow & { because: string; at: Instant }>(
    tx,
    sql`select r.article_id, a.slug, r.language, n.slug as section, r.number, r.topics, r.bylines, w.because, w.at, w.at > now() as comes
    from withdrawal w join release r on r.id = w.release_id join article a on a.id = r.article_id
      ${mergedSection(sql`r.section_id`)}
    where w.id = ${id} and w.called_off_at is null and not isempty(r.live) and upper(r.live) = w.at`,
    (row) => {
      const { because } = row;
      return {
        is: 'withdrawal',
        article: articleOf(row),
        because,
        at: new Date(row.at),
        lists: listsOf(row),
      };
    },
  );

type FrontRow = Pick<ReleaseRow, 'language' | 'section' | 'section_id' | 'number' | 'released_at'>;

const frontOutcome = (tx: Transaction, id: number) =>
  outcomeOf<FrontRow & { id: string }>(
    tx,
    sql`select f.id, f.language, f.section_id, n.slug as section, r.number, r.released_at, lower(r.live) as at,
      lower(r.live) > now() as comes
    from front_release r join front f on f.id = r.front_id ${mergedSection(sql`f.section_id`)}
    where r.id = ${id} and not isempty(r.live)`,
    (row) => {
      const { section, language, number } = row;
      const front = { id: Number(row.id), section, language, number };
      return { is: 'front', front, sectionId: sectionIdOf(row), releasedAt: new Date(row.released_at) };
    },
  );

/** The end of the banner of a front release. If that release is not live, the end of its banner changes no page. */
const bannerOutcome = (tx: Transaction, id: number) =>
  outcomeOf<{ section_id: string | null }>(
    tx,
    sql`select f.section_id, b.until as at, b.until > now() as comes
    from front_release r join front f on f.id = r.front_id,
      lateral (select (r.layout->'banner'->>'until')::timestamptz as until) b
    where r.id = ${id} and r.live @> b.until`,
    (row) => ({ is: 'banner', sectionId: sectionIdOf(row) }),
  );

/** The end of a picture's rights, if they still end at `end`; they may have been renewed or shortened since. */
const rightsOutcome = (tx: Transaction, assetId: AssetId, end: number) =>
  outcomeOf(
    tx,
    sql`select rights_until as at, rights_until > now() as comes from asset
      where id = ${assetId} and date_trunc('milliseconds', rights_until) = ${new Date(end).toISOString()}::timestamptz`,
    () => ({ is: 'rights', assetId }),
  );
