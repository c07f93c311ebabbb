import { and, desc, eq, inArray, sql } from 'drizzle-orm';
import { z } from 'zod';
import { liveRelease, liveSection } from '#db/live';
import { inTransaction, reader, type Transaction } from '#db/pools';
import type { ArticleId } from '#db/schema/ids';
import { type ReleaseKind, release } from '#db/schema/releases';
import type { AnyActor } from '#editorial/actor';
import { articleId, line as textLine } from '#editorial/orders';
import { allow } from '#editorial/policy';
import { asTranslations, readTranslations, relatedShown } from '#editorial/reading/article';
import { readCoverage } from '#editorial/reading/coverage';
import type { LiveArticle, Notice, RelatedTeaser } from '#editorial/reading/shapes';
import { asTeaser, sectionLabel, teaserColumns } from '#editorial/reading/teasers';
import { readTogether } from '#editorial/reading/together';
import { type Entry, findRelations } from '#editorial/related/relating';
import { foreseePlace } from '#editorial/series/foreseeing';
import { type Frozen, freeze } from './freezing.ts';
import { foreseeSlug, isProvisional } from './slugs.ts';
import { glimpseTimeline, type Timeline } from './timeline.ts';

const kinds = ['update', 'correction', 'clarification', 'typo'] as const;

export const previewOrder = z.object({
  articleId,
  /** what the release would say of itself; anything else than these is taken for an update */
  kind: z.enum(kinds).default('update').catch('update'),
  readerNote: textLine(2_000).default('').catch(''),
});
export type PreviewOrder = z.input<typeof previewOrder>;

/** The draft as readers would get it if it were released this moment. Writes nothing. @throws {Refusal} `not-found` */
export async function previewArticle(actor: AnyActor, order: PreviewOrder): Promise<LiveArticle> {
  allow(actor, 'article.preview');
  const asked = previewOrder.parse(order);
  return inTransaction((tx) => previewDraft(tx, asked));
}

/** The same for whoever the caller has let in. */
export async function previewDraft(
  tx: Transaction,
  asked: z.output<typeof previewOrder>,
): Promise<LiveArticle> {
  const line = await glimpseTimeline(tx, asked.articleId);
  const { row } = line;
  const frozen = await freeze(tx, row);
  const { entries } = await findRelations(tx, frozen);
  const slug = isProvisional(row.slug) ? await foreseeSlug(tx, frozen.headline, row.id) : row.slug;
  const { language } = row;
  const content = contentOf(frozen);
  const [notices, related, translations, series, together, coverage] = await Promise.all([
    readNotices(tx, row.id),
    teasersOf(entries),
    readTranslations(row.id, row.translationOf),
    foreseePlace(tx, { articleId: row.id, slug, headline: frozen.headline, language }),
    readTogether(row.id, language),
    readCoverage(row.id, content.body),
  ]);
  const when = timesOf(line, asked.kind);
  return {
    ...content,
    ...when,
    articleId: row.id,
    slug,
    language,
    readerNote: asked.readerNote,
    corrections: [...newNotice(when, asked.readerNote), ...notices],
    related,
    translations: asTranslations(translations, row.translationOf),
    series,
    together,
    coverage,
  };
}

function contentOf(frozen: Frozen) {
  const { article: row, section, pictures, topics, authors } = frozen;
  const label = ({ slug, name }: { slug: string; name: string }) => ({ slug, name });
  return {
    headline: frozen.headline,
    standfirst: frozen.standfirst,
    teaser: frozen.teaser,
    section: sectionLabel(section?.slug ?? null, section?.names ?? null, row.language),
    topics: topics.map(label),
    bylines: authors.map(label),
    lead: row.leadAssetId === null ? null : (pictures[row.leadAssetId] ?? null),
    body: frozen.checked.fit ? frozen.checked.body : { type: 'doc', content: [] },
    pictures,
    wordCount: frozen.wordCount,
    contentHash: '',
    previousHash: null,
  };
}

/** The numbers and times that `ordering.ts` would give a release from now on. */
function timesOf({ row, before, now }: Timeline, again: (typeof kinds)[number]) {
  const kind: ReleaseKind = before ? again : 'first';
  const wire = row.wireReleasedAt && row.wireReleasedAt < now ? row.wireReleasedAt : now;
  const firstReleasedAt = before?.firstReleasedAt ?? wire;
  const modifiedAt = kind === 'first' ? firstReleasedAt : kind === 'typo' && before ? before.modifiedAt : now;
  return { kind, number: (before?.number ?? 0) + 1, firstReleasedAt, releasedAt: now, modifiedAt };
}

function newNotice({ kind, releasedAt }: ReturnType<typeof timesOf>, note: string): Notice[] {
  const tells = (kind === 'correction' || kind === 'clarification') && note !== '';
  return tells ? [{ kind, note, at: releasedAt }] : [];
}

/** What has been said so far of what was wrong, as `live.correction` would tell it of a new release. */
function readNotices(tx: Transaction, id: ArticleId): Promise<Notice[]> {
  return tx
    .select({ kind: release.kind, note: release.readerNote, at: release.releasedAt })
    .from(release)
    .where(
      and(
        eq(release.articleId, id),
        inArray(release.kind, ['correction', 'clarification']),
        sql`not isempty(${release.live}) and lower(${release.live}) <= now()
          and not exists (select 1 from live.taken_away w where w.article_id = ${id} and w.at > lower(${release.live}))`,
      ),
    )
    .orderBy(desc(release.releasedAt));
}

/** As readers' own connection sees them: what is not live cannot stand beside a draft either. */
async function teasersOf(entries: Entry[]): Promise<RelatedTeaser[]> {
  if (entries.length === 0) return [];
  const byId = new Map(entries.map((entry) => [entry.relatedId, entry]));
  const rows = await reader()
    .select(teaserColumns)
    .from(liveRelease)
    .leftJoin(liveSection, eq(liveSection.id, liveRelease.sectionId))
    .where(inArray(liveRelease.articleId, [...byId.keys()]));
  return rows
    .flatMap((row) => {
      const entry = byId.get(row.articleId);
      return entry ? [{ row, entry }] : [];
    })
    .sort(
      (a, b) =>
        a.entry.rank - b.entry.rank ||
        Math.fround(b.entry.score) - Math.fround(a.entry.score) || // as the column keeps it
        b.row.releaseId - a.row.releaseId,
    )
    .slice(0, relatedShown)
    .map(({ row, entry }) => ({ ...asTeaser(row), reason: entry.reason }));
}
