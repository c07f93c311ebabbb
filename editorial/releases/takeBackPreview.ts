import { z } from 'zod';
import type { Body } from '#body/bodyTypes.ts';
import { type BlockChange, compareBodies, compareWords, type WordChanges } from '#body/compareBodies.ts';
import { inTransaction } from '#db/pools.ts';
import { and, desc, eq, lt, lte, sql } from '#db/query.ts';
import { type ReleaseKind, release } from '#db/schema/releases.ts';
import type { AnyActor } from '#editorial/access/actor.ts';
import { allow } from '#editorial/access/policy.ts';
import { Refusal } from '#editorial/access/refusal.ts';
import { readDecisionState } from '#editorial/confirmation/decisionState.ts';
import { findNoticeReleases } from '#editorial/corrections/noticeReleases.ts';
import { type ListedNotice, notesChangedBy } from '#editorial/corrections/notices.ts';
import { articleId } from '#editorial/inputSchemas.ts';

const count = z.coerce.number().int().positive().max(1_000_000);

export const previewTakeBackOrder = z.object({
  articleId,
  /** the release that would come back; without it, the one before what is live */
  to: count.optional(),
});
export type PreviewTakeBackOrder = z.input<typeof previewTakeBackOrder>;

export type TakeBackPreview = {
  /** goes back with the order to take it back */
  decidedOn: string;
  /** what is live now, and what would come back */
  number: number;
  to: number;
  kind: ReleaseKind;
  releasedAt: Date;
  /** notes to readers that it would take back or bring back: it must then say why */
  changes: ListedNotice['changes'];
  compared: { headline: WordChanges; standfirst: WordChanges; body: BlockChange[] };
};

/** What readers would see otherwise if an earlier release came back. @throws {Refusal} `not-live`, `nothing-before` */
export async function previewTakeBack(
  actor: AnyActor,
  order: PreviewTakeBackOrder,
): Promise<TakeBackPreview> {
  allow(actor, 'article.take-back');
  const asked = previewTakeBackOrder.parse(order);
  return inTransaction(async (tx) => {
    const decidedOn = await readDecisionState(tx, { is: 'article', id: asked.articleId });
    const of = (which: ReturnType<typeof sql> | undefined) =>
      tx
        .select()
        .from(release)
        .where(and(eq(release.articleId, asked.articleId), which))
        .orderBy(desc(release.number))
        .limit(1);
    const [live] = await of(sql`${release.live} @> now()`);
    if (!live) throw new Refusal('not-live');
    const [source] = await of(
      and(
        sql`not isempty(${release.live})`,
        lt(release.number, live.number),
        lte(release.number, asked.to ?? live.number),
      ),
    );
    if (!source || (asked.to !== undefined && source.number !== asked.to))
      throw new Refusal('nothing-before');
    return {
      decidedOn,
      number: live.number,
      to: source.number,
      kind: source.kind,
      releasedAt: source.releasedAt,
      changes: notesChangedBy(await findNoticeReleases(tx, asked.articleId), {
        number: live.number + 1,
        restores: source.number,
      }),
      compared: {
        headline: compareWords(live.headline, source.headline, source.language),
        standfirst: compareWords(live.standfirst, source.standfirst, source.language),
        body: compareBodies(live.body as Body, source.body as Body),
      },
    };
  });
}
