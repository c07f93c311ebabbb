import { SNAPSHOT_DAYS } from '#contracts/reviewedSnapshot.ts';
import type { Transaction } from '#db/pools.ts';
import { and, asc, desc, eq, inArray, isNull, sql } from '#db/query.ts';
import { asset } from '#db/schema/assets.ts';
import { auditEvent } from '#db/schema/auditEvents.ts';
import type { ArticleId, SnapshotId } from '#db/schema/ids.ts';
import { user } from '#db/schema/people.ts';
import { author, section, topic } from '#db/schema/taxonomy.ts';
import { Refusal } from '#editorial/access/refusal.ts';
import { readFieldChanges } from '#editorial/articles/fieldChanges.ts';
import { type RecordedAct, recordedNames } from '#editorial/audit/auditEventTypes.ts';
import type { ArticleTimeline } from './articleTimeline.ts';
import type { ReleaseContent } from './releaseContent.ts';
import { findReviewed, type ReviewContext, readReviewContext } from './reviewedSnapshots.ts';

/** What of a review can be overtaken: it belongs to the article or the paper, and no release can hold it as it was. */
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
 * @throws {Refusal} `review-gone`; `review-overtaken` with the field, and with who changed it where that is on record
 */
export async function readReviewedContent(
  tx: Transaction,
  timeline: ArticleTimeline,
  id: SnapshotId,
): Promise<ReleaseContent> {
  const reviewed = await findReviewed(tx, timeline.row, id);
  if (!reviewed) throw new Refusal('review-gone', { days: SNAPSHOT_DAYS });
  const { content, surrounding } = reviewed;
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
 * A section, topic, author or picture that was renamed, merged or deleted since: a release refers to it by its row. The
 * rows are locked, so that none of this happens before the release is committed.
 */
async function missingReference(tx: Transaction, content: ReleaseContent): Promise<OvertakenField | null> {
  if (content.section) {
    const { id, slug } = content.section;
    const [there] = await tx
      .select({ id: section.id })
      .from(section)
      .where(
        and(
          eq(section.id, id),
          eq(section.slug, slug),
          isNull(section.deletedAt),
          isNull(section.mergedInto),
        ),
      )
      .for('key share');
    if (!there) return 'section';
  }
  if (!(await hasLabels(tx, topic, content.topics))) return 'topics';
  if (!(await hasLabels(tx, author, content.authors))) return 'authors';
  const ids = Object.values(content.pictures).map(({ assetId }) => assetId);
  if (ids.length === 0) return null;
  const there = await tx
    .select({ id: asset.id })
    .from(asset)
    .where(and(inArray(asset.id, ids), isNull(asset.deletedAt)))
    .orderBy(asc(asset.id))
    .for('key share');
  return there.length < ids.length ? 'pictures' : null;
}

async function hasLabels(
  tx: Transaction,
  table: typeof topic | typeof author,
  labels: { id: number; slug: string; name: string }[],
): Promise<boolean> {
  if (labels.length === 0) return true;
  const rows = await tx
    .select({
      id: table.id,
      slug: table.slug,
      name: table.name,
      isGone:
        table === topic
          ? sql<boolean>`${topic.deletedAt} is not null or ${topic.mergedInto} is not null`
          : sql<boolean>`false`,
    })
    .from(table)
    .where(
      inArray(
        sql`${table.id}`,
        labels.map(({ id }) => id),
      ),
    )
    .orderBy(asc(table.id))
    .for('key share');
  const now = new Map(rows.filter(({ isGone }) => !isGone).map((row) => [Number(row.id), row]));
  return labels.every(({ id, slug, name }) => now.get(id)?.slug === slug && now.get(id)?.name === name);
}

/** The audit events in which somebody changes such a part of an article. */
const changing: Partial<Record<OvertakenField, readonly RecordedAct[]>> = {
  release: ['article.release', 'article.take-back', 'article.withdraw', 'package.release'],
  pins: ['article.pin'],
};

async function whoChanged(tx: Transaction, id: ArticleId, field: OvertakenField): Promise<string | null> {
  if (field === 'slug' || field === 'translation')
    return (await readFieldChanges(id, tx)).find((change) => change.field === field)?.by ?? null;
  const acts = changing[field];
  if (!acts) return null;
  const [event] = await tx
    .select({ name: user.name })
    .from(auditEvent)
    .innerJoin(user, eq(user.id, auditEvent.actorId))
    .where(
      and(
        eq(auditEvent.subject, 'article'),
        eq(auditEvent.subjectId, String(id)),
        inArray(auditEvent.act, recordedNames(acts)),
      ),
    )
    .orderBy(desc(auditEvent.id))
    .limit(1);
  return event?.name ?? null;
}
