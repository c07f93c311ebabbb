import type { Transaction } from '#db/pools.ts';
import { eq, sql } from '#db/query.ts';
import { article } from '#db/schema/articles.ts';
import { front } from '#db/schema/fronts.ts';
import type { ArticleId, FrontId, SnapshotId } from '#db/schema/ids.ts';
import type { ReleaseKind } from '#db/schema/releases.ts';
import { type Language, type LocalizedNames, section } from '#db/schema/taxonomy.ts';
import type { AnyActor } from '#editorial/access/actor.ts';
import { Refusal, type RefusalReason } from '#editorial/access/refusal.ts';
import { type ArticleStanding, articleStanding } from '#editorial/articles/articleStanding.ts';
import { checkFront, type FrontFinding } from '#editorial/fronts/frontChecks.ts';
import { findRelations, noRelations } from '#editorial/related/foundRelations.ts';
import { isLegible } from '#editorial/releases/advisoryFacts.ts';
import type { Finding } from '#editorial/releases/releaseFinding.ts';
import { findingsOf } from '#editorial/releases/releaseForecast.ts';
import { newReview } from '#editorial/releases/reviewedSnapshots.ts';
import type { ItemRow } from './packageRows.ts';

export type ArticleItem = {
  is: 'article';
  articleId: ArticleId;
  headline: string;
  slug: string;
  language: Language;
  standing: ArticleStanding;
  /** the snapshot that is shown; sent back with the order, which releases exactly this content */
  reviewed: SnapshotId;
  reviewedAt: Date;
  /** it was released before, so the package must name the kind of change */
  again: boolean;
  kind: ReleaseKind | null;
  readerNote: string;
  findings: Finding[];
  /** the value that the package still lacks for this article */
  wants: Extract<RefusalReason, 'kind-missing' | 'note-missing'> | null;
};

export type FrontItem = {
  is: 'front';
  frontId: FrontId;
  /** null: the front page itself */
  section: LocalizedNames | null;
  /** the section's slug */
  slug: string | null;
  language: Language;
  /** sent back with the order */
  version: number;
  findings: FrontFinding[];
};

/** Reads an article of a package, with its checks, and stores what is shown as a snapshot. */
export async function readArticleItem(
  tx: Transaction,
  actor: AnyActor,
  { articleId, kind, readerNote }: ItemRow,
  { begin, alongside }: { begin: Date; alongside: ArticleId[] },
): Promise<ArticleItem> {
  const [selected] = await tx
    .select({
      row: article,
      standing: articleStanding,
      again: sql<boolean>`exists (select 1 from release r where r.article_id = "article"."id" and lower(r.live) <= clock_timestamp())`,
    })
    .from(article)
    .where(eq(article.id, articleId as ArticleId));
  if (!selected) throw new Refusal('not-found');
  const { row, standing, again } = selected;
  const { content, id: reviewed, madeAt: reviewedAt } = await newReview(tx, actor, row);
  const { candidates } = isLegible(content) ? await findRelations(tx, content) : noRelations;
  const wantsNote = (kind === 'correction' || kind === 'clarification') && !readerNote;
  return {
    is: 'article',
    articleId: row.id,
    headline: content.headline,
    slug: row.slug,
    language: row.language,
    standing,
    reviewed,
    reviewedAt,
    again,
    kind,
    readerNote,
    findings: await findingsOf(tx, { content, span: { begin, end: null }, candidates, alongside }),
    wants: !again ? null : kind === null ? 'kind-missing' : wantsNote ? 'note-missing' : null,
  };
}

/** Reads a front of a package, with its checks. */
export async function readFrontItem(tx: Transaction, frontId: FrontId, from: Date): Promise<FrontItem> {
  const [selected] = await tx
    .select({ row: front, section: section.names, slug: section.slug })
    .from(front)
    .leftJoin(section, eq(section.id, front.sectionId))
    .where(eq(front.id, frontId));
  if (!selected) throw new Refusal('not-found');
  const { row, ...shown } = selected;
  const { language, version, draft: layout, sectionId } = row;
  const findings = await checkFront(tx, { layout, sectionId, language }, from);
  return { is: 'front', frontId, ...shown, language, version, findings };
}
