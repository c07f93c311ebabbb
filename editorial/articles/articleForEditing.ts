import { staff } from '#db/pools.ts';
import { and, asc, desc, eq, sql } from '#db/query.ts';
import { article, pin } from '#db/schema/articles.ts';
import { draft } from '#db/schema/drafts.ts';
import type { ArticleId } from '#db/schema/ids.ts';
import { user } from '#db/schema/people.ts';
import { relatedStory } from '#db/schema/related.ts';
import { release } from '#db/schema/releases.ts';
import { author, section, topic } from '#db/schema/taxonomy.ts';
import type { AnyActor } from '#editorial/access/actor.ts';
import { allow, may } from '#editorial/access/policy.ts';
import { Refusal } from '#editorial/access/refusal.ts';
import {
  articleIsNotInBin,
  refuseIfInBin,
  sectionIsActive,
  topicIsActive,
} from '#editorial/bin/binFilters.ts';
import { binKinds } from '#editorial/bin/binKinds.ts';
import { mayDelete } from '#editorial/bin/movingToBin.ts';
import { readArticleFlow } from '#editorial/flow/articleFlow.ts';
import { readImportRecord } from '#editorial/import/copyHolds.ts';
import { readBlocked } from '#editorial/related/blockingStories.ts';
import { readUnreleasedChanges } from '#editorial/releases/unreleasedChanges.ts';
import { articleStanding, articleState } from './articleStanding.ts';
import { readFieldChanges } from './fieldChanges.ts';
import { readLabelNames } from './topicsAndAuthors.ts';

export type ArticleForEditing = Awaited<ReturnType<typeof readArticleForEditing>>;

/** Reads an article with everything that the editor's sidebar shows. The collaboration socket delivers its text. */
export async function readArticleForEditing(actor: AnyActor, articleId: ArticleId) {
  allow(actor, 'article.read');
  const db = staff();
  const [row] = await db
    .select({
      article,
      headline: draft.headline,
      standing: articleStanding,
      unreleased: readUnreleasedChanges,
      state: articleState,
    })
    .from(article)
    .innerJoin(draft, eq(draft.articleId, article.id))
    .where(eq(article.id, articleId));
  if (!row) throw new Refusal('not-found');
  refuseIfInBin(row.article);
  const [sections, labels, pins, releases, related, blocked, changes, imported, flow] = await Promise.all([
    db.select().from(section).where(sectionIsActive).orderBy(asc(section.position), asc(section.slug)),
    readLabelNames(db, articleId),
    db
      .select({ id: pin.relatedId, headline: draft.headline })
      .from(pin)
      .innerJoin(draft, eq(draft.articleId, pin.relatedId))
      .innerJoin(article, and(eq(article.id, pin.relatedId), articleIsNotInBin))
      .where(eq(pin.articleId, articleId))
      .orderBy(asc(pin.position)),
    db
      .select({
        number: release.number,
        kind: release.kind,
        headline: release.headline,
        releasedAt: release.releasedAt,
        readerNote: release.readerNote,
        by: user.name,
        isLive: sql<boolean>`${release.live} @> now()`,
        /** cancelled before it began, so it was never visible */
        isCalledOff: sql<boolean>`isempty(${release.live})`,
        isComing: sql<boolean>`coalesce(lower(${release.live}) > now(), false)`,
      })
      .from(release)
      .leftJoin(user, eq(user.id, release.releasedBy))
      .where(eq(release.articleId, articleId))
      .orderBy(desc(release.number)),
    db
      .select({ id: relatedStory.relatedId, headline: draft.headline, reason: relatedStory.reason })
      .from(relatedStory)
      .innerJoin(draft, eq(draft.articleId, relatedStory.relatedId))
      .where(eq(relatedStory.articleId, articleId))
      .orderBy(asc(relatedStory.rank), desc(relatedStory.score))
      .limit(6),
    readBlocked(actor, { articleId }),
    readFieldChanges(articleId),
    readImportRecord(db, articleId),
    readArticleFlow(db, articleId),
  ]);
  const { state, ...description } = row;
  return {
    ...description,
    /** fields that readers see at once, without a release */
    mayChange: {
      address: may(actor, 'article.change-address', state),
      translation: may(actor, 'article.link-translation', state),
    },
    /** it was never released, and the actor may move it to the bin */
    mayDelete: releases.length === 0 && mayDelete(actor, binKinds.article, description.article),
    sections,
    ...labels,
    pins,
    releases,
    related,
    blocked,
    /** who last changed which field, newest first */
    changes,
    /** the passages that its import left out, and why it is on hold; null if there are none */
    imported,
    flow,
  };
}

/** Names with the same beginning, for suggestions while typing: at most eight. */
export async function suggestNames(
  actor: AnyActor,
  order: { of: 'topic' | 'author'; typed: string },
): Promise<string[]> {
  allow(actor, 'article.read');
  const table = order.of === 'topic' ? topic : author;
  const typed = order.typed.toLowerCase().slice(0, 80).replaceAll('\0', '').toWellFormed();
  const isBegun = sql`lower(${table.name}) like ${`${typed.replace(/[\\%_]/g, '\\$&')}%`}`;
  const rows = await staff()
    .select({ name: table.name })
    .from(table)
    .where(and(isBegun, order.of === 'topic' ? topicIsActive : undefined))
    .orderBy(asc(table.name))
    .limit(8);
  return rows.map(({ name }) => name);
}
