import type { z } from 'zod';
import type { Body } from '#body/bodyTypes.ts';
import type { BlockChange, WordChanges } from '#body/comparison/changeTypes.ts';
import { compareBodies } from '#body/comparison/compareBodies.ts';
import { compareWords } from '#body/comparison/wordChanges.ts';
import { inTransaction } from '#db/pools.ts';
import { and, desc, eq, lt, lte, type SQL, sql } from '#db/query.ts';
import { type ReleaseKind, release } from '#db/schema/releases.ts';
import type { AnyActor } from '#editorial/access/actor.ts';
import { allow } from '#editorial/access/policy.ts';
import { Refusal } from '#editorial/access/refusal.ts';
import { readDecisionState } from '#editorial/confirmation/decisionState.ts';
import { findNoticeReleases } from '#editorial/corrections/noticeReleases.ts';
import { type ListedNotice, notesChangedBy } from '#editorial/corrections/notices.ts';
import { takeBackOrder } from './takingBackReleases.ts';

/** `to`: the release that would come back; without it, the one before the live release */
export const forecastTakeBackOrder = takeBackOrder.pick({ articleId: true, to: true });
export type ForecastTakeBackOrder = z.input<typeof forecastTakeBackOrder>;

export type TakeBackForecast = {
  /** sent back with the order to take it back */
  decidedOn: string;
  /** the live release, and the one that would come back */
  number: number;
  to: number;
  kind: ReleaseKind;
  releasedAt: Date;
  /** notes to readers that it would take back or restore; if any, the order needs an explanation */
  changes: ListedNotice['changes'];
  compared: { headline: WordChanges; standfirst: WordChanges; body: BlockChange[] };
};

/** What would change for readers if an earlier release came back. @throws {Refusal} `not-live`, `nothing-before` */
export async function forecastTakeBack(
  actor: AnyActor,
  order: ForecastTakeBackOrder,
): Promise<TakeBackForecast> {
  allow(actor, 'article.take-back');
  const parsed = forecastTakeBackOrder.parse(order);
  return inTransaction(async (tx) => {
    const decidedOn = await readDecisionState(tx, { is: 'article', id: parsed.articleId });
    const newestWhere = (condition: SQL | undefined) =>
      tx
        .select()
        .from(release)
        .where(and(eq(release.articleId, parsed.articleId), condition))
        .orderBy(desc(release.number))
        .limit(1);
    const [live] = await newestWhere(sql`${release.live} @> now()`);
    if (!live) throw new Refusal('not-live');
    const isEarlier = and(lt(release.number, live.number), lte(release.number, parsed.to ?? live.number));
    const [source] = await newestWhere(and(sql`not isempty(${release.live})`, isEarlier));
    if (!source || (parsed.to !== undefined && source.number !== parsed.to))
      throw new Refusal('nothing-before');
    return {
      decidedOn,
      number: live.number,
      to: source.number,
      kind: source.kind,
      releasedAt: source.releasedAt,
      changes: notesChangedBy(await findNoticeReleases(tx, parsed.articleId), {
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
