import { inTransaction, type Transaction } from '#db/pools.ts';
import { eq, sql } from '#db/query.ts';
import { article } from '#db/schema/articles.ts';
import { announcement } from '#db/schema/deliveries.ts';
import { release } from '#db/schema/releases.ts';
import { invalidate, purgeNetwork, scheduleEvent } from '#editorial/audit/auditRecord.ts';
import { notifyOfRelease } from '#editorial/flow/releaseNotices.ts';
import { tagsOfFront } from '#editorial/fronts/frontTimeline.ts';
import { tagsShowing } from '#editorial/media/assetTags.ts';
import { refillLists } from '#editorial/related/listRefill.ts';
import { readReleasedStory } from '#editorial/related/releasedStory.ts';
import { relateStory } from '#editorial/related/storyRelations.ts';
import { tagsTouchedBy } from '#editorial/releases/cacheTags.ts';
import { enqueueDeliveries, type NotificationSettings } from './deliveryFanOut.ts';
import { readEventOutcome } from './eventOutcome.ts';
import type { ExpiredEvent, OutboxEvent } from './outboxEvents.ts';

/**
 * Announces a scheduled event if it has taken place, exactly once even if several workers try or are killed: one
 * transaction writes the announcement, its deliveries and their jobs. @returns whether this call announced it
 */
export async function announceEvent(event: string, settings: NotificationSettings): Promise<boolean> {
  return inTransaction(async (tx) => {
    const outcome = await readEventOutcome(tx, event);
    if (outcome === 'never') return false;
    if ('comes' in outcome) {
      await scheduleEvent(tx, { event, at: outcome.comes });
      return false;
    }
    const [first] = await tx.insert(announcement).values({ event }).onConflictDoNothing().returning();
    if (!first) return false;
    const { occurred } = outcome;
    await purgeNetwork(tx, await tagsChangedBy(tx, occurred));
    if (occurred.is === 'rights' || occurred.is === 'banner') return true;
    await refreshRelated(tx, occurred);
    await enqueueDeliveries(tx, event, occurred, settings);
    await notifyOfRelease(tx, occurred);
    return true;
  });
}

/** The cache tags of the pages that a scheduled event or an end changes. An immediate act invalidates its own tags. */
async function tagsChangedBy(tx: Transaction, event: OutboxEvent | ExpiredEvent): Promise<string[]> {
  if (event.is === 'rights') return tagsShowing(tx, event.assetId);
  if (event.is === 'front' || event.is === 'banner') return tagsOfFront(event);
  if (event.is === 'release' && !event.embargoed) return [];
  return tagsTouchedBy(tx, event.article.id);
}

/**
 * Computes the related list of an embargoed release when the embargo ends. If computed earlier, the list of an update
 * would reveal it, and that of a first release would lack newer stories. Refills lists that a withdrawal shortened.
 */
async function refreshRelated(tx: Transaction, event: OutboxEvent): Promise<void> {
  if (event.is === 'withdrawal') return refillLists(tx, event.article.id);
  if (event.is !== 'release' || !event.embargoed || !event.live) return;
  const { id } = event.article;
  const [row] = await tx.select().from(article).where(eq(article.id, id)).for('update');
  const [source] = await tx
    .select()
    .from(release)
    .where(sql`${release.id} = ${event.releaseId} and ${release.live} @> now()`);
  if (!row || !source) return;
  const before = await tagsTouchedBy(tx, id);
  const neighbours = await relateStory(tx, await readReleasedStory(tx, row, source), source.id);
  const after = await tagsTouchedBy(tx, id);
  await invalidate(tx, [...before, ...after, ...neighbours.map((neighbour) => `article:${neighbour}`)]);
}
