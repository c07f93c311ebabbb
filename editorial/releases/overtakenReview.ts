import type { Transaction } from '#db/pools.ts';
import { and, asc, desc, eq, inArray, sql } from '#db/query.ts';
import { asset } from '#db/schema/assets.ts';
import { auditEvent } from '#db/schema/auditEvents.ts';
import type { ArticleId, SnapshotId } from '#db/schema/ids.ts';
import { user } from '#db/schema/people.ts';
import type { Label } from '#db/schema/releases.ts';
import { author, section, topic } from '#db/schema/taxonomy.ts';
import { Refusal } from '#editorial/access/refusal.ts';
import { readFieldChanges } from '#editorial/articles/fieldChanges.ts';
import { type RecordedAct, recordedNames } from '#editorial/audit/auditEventTypes.ts';
import { assetIsNotInBin, sectionIsActive, topicIsActive } from '#editorial/bin/binFilters.ts';
import type { ArticleTimeline } from './articleTimeline.ts';
import type { ReleaseContent } from './releaseContent.ts';
import { findReviewed, type ReviewContext, readReviewContext } from './reviewedSnapshots.ts';

/** Reviewed parts that belong to the article or the paper, so a release cannot restore their reviewed state. */
export type OvertakenField =
  | 'release'
  | 'slug'
  | 'translation'
  | 'pins'
  | 'section'
  | 'topics'
  | 'authors'
  | 'pictures';

/**
 * The content of a reviewed snapshot, to be released now. The article's row is locked.
 * @throws {Refusal} `review-gone`; `review-overtaken` with the field, and with who changed it if that is recorded
 */
export async function readReviewedContent(
  tx: Transaction,
  timeline: ArticleTimeline,
  id: SnapshotId,
): Promise<ReleaseContent> {
  const { content, surrounding } = await findReviewed(tx, timeline.row, id);
  const field =
    changedReviewContext(surrounding, await readReviewContext(tx, timeline.row)) ??
    (await missingReference(tx, content));
  if (field) {
    const by = await whoChanged(tx, timeline.row.id, field);
    throw new Refusal('review-overtaken', { field, by: by ?? 'nobody', name: by ?? '' });
  }
  return content;
}

export function changedReviewContext(before: ReviewContext, now: ReviewContext): OvertakenField | null {
  if (before.lastRelease !== now.lastRelease) return 'release';
  if (before.slug !== now.slug) return 'slug';
  if (before.translationOf !== now.translationOf) return 'translation';
  if (before.pins.join() !== now.pins.join()) return 'pins';
  return null;
}

/**
 * The field whose section, topics, authors or pictures have been renamed, merged or deleted since: a release refers to
 * their rows. The rows are locked, so that none of this happens before the release is committed.
 */
async function missingReference(tx: Transaction, content: ReleaseContent): Promise<OvertakenField | null> {
  if (content.section) {
    const { id, slug } = content.section;
    const [present] = await tx
      .select({ id: section.id })
      .from(section)
      .where(and(eq(section.id, id), eq(section.slug, slug), sectionIsActive))
      .for('key share');
    if (!present) return 'section';
  }
  if (!(await hasLabels(tx, topic, content.topics))) return 'topics';
  if (!(await hasLabels(tx, author, content.authors))) return 'authors';
  const ids = Object.values(content.pictures).map(({ assetId }) => assetId);
  if (ids.length === 0) return null;
  const present = await tx
    .select({ id: asset.id })
    .from(asset)
    .where(and(inArray(asset.id, ids), assetIsNotInBin))
    .orderBy(asc(asset.id))
    .for('key share');
  return present.length < ids.length ? 'pictures' : null;
}

async function hasLabels(
  tx: Transaction,
  table: typeof topic | typeof author,
  labels: (Label & { id: number })[],
): Promise<boolean> {
  if (labels.length === 0) return true;
  const ids = labels.map(({ id }) => id);
  const rows = await tx
    .select({ id: table.id, slug: table.slug, name: table.name })
    .from(table)
    .where(and(inArray(sql`${table.id}`, ids), table === topic ? topicIsActive : undefined))
    .orderBy(asc(table.id))
    .for('key share');
  const now = new Map(rows.map((row) => [Number(row.id), row]));
  return labels.every(({ id, slug, name }) => now.get(id)?.slug === slug && now.get(id)?.name === name);
}

/** For each part, the audited acts that change it. */
const actsThatChange: Partial<Record<OvertakenField, readonly RecordedAct[]>> = {
  release: ['article.release', 'article.take-back', 'article.withdraw', 'package.release'],
  pins: ['article.pin'],
};

async function whoChanged(tx: Transaction, id: ArticleId, field: OvertakenField): Promise<string | null> {
  if (field === 'slug' || field === 'translation')
    return (await readFieldChanges(id, tx)).find((change) => change.field === field)?.by ?? null;
  const acts = actsThatChange[field];
  if (!acts) return null;
  const isOfArticle = and(eq(auditEvent.subject, 'article'), eq(auditEvent.subjectId, String(id)));
  const [event] = await tx
    .select({ name: user.name })
    .from(auditEvent)
    .innerJoin(user, eq(user.id, auditEvent.actorId))
    .where(and(isOfArticle, inArray(auditEvent.act, recordedNames(acts))))
    .orderBy(desc(auditEvent.id))
    .limit(1);
  return event?.name ?? null;
}
