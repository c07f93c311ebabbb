import { eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { inTransaction, type Transaction } from '#db/pools';
import type { FrontReleaseId } from '#db/schema/ids';
import { releasePackage as packageTable } from '#db/schema/packages';
import type { AnyActor } from '#editorial/actor';
import { placeFollowers } from '#editorial/article/following';
import { type Frozen, freeze } from '#editorial/article/freezing';
import { refuseIfUnfit } from '#editorial/article/judging';
import { packageOf, stayTogether } from '#editorial/article/keepingTogether';
import { moveRelease } from '#editorial/article/moving';
import { placeOrder, type Released } from '#editorial/article/ordering';
import type { Timeline } from '#editorial/article/timeline';
import { keepTogether, packageOfFront } from '#editorial/front/keepingTogether';
import { frontId } from '#editorial/front/orders';
import { placeFront } from '#editorial/front/placing';
import { articleId, instant, packageId } from '#editorial/orders';
import { confirm } from '#editorial/people/confirming';
import { allow } from '#editorial/policy';
import { record } from '#editorial/record';
import { Refusal } from '#editorial/refusal';
import { findPackage, type ItemRow, itemsOf, type PackageRow } from './finding.ts';
import { lockWhole, type Whole } from './locking.ts';
import { inItsName } from './naming.ts';

const count = z.coerce.number().int().min(0);

export const releasePackageOrder = z.object({
  packageId,
  version: count,
  /** the last row of each draft's log that the person saw; a draft that moved on is refused */
  articles: z.array(z.object({ articleId, draftUpto: count })).max(100),
  /** the version of each front's draft that the person saw */
  fronts: z
    .array(z.object({ frontId, version: count }))
    .max(100)
    .default([]),
  /** an instant to come: all of it is under embargo until then */
  at: instant.optional(),
});
export type ReleasePackageOrder = z.input<typeof releasePackageOrder>;
type Asked = z.output<typeof releasePackageOrder>;

export type ReleasedPackage = { from: Date; articles: Released[]; fronts: FrontReleaseId[] };

/**
 * Releases all that a package holds in one transaction, from one instant, or nothing of it. What was scheduled with it
 * before is replaced, and what follows its articles goes with them.
 * @throws {Refusal} `package-unfit` names the first item that cannot be released, with the reason as `problem`
 */
export async function releasePackage(actor: AnyActor, order: ReleasePackageOrder): Promise<ReleasedPackage> {
  allow(actor, 'package.release');
  const asked = releasePackageOrder.parse(order);
  return inTransaction(async (tx) => {
    await confirm(tx, actor, 'package.release');
    const row = await findPackage(tx, asked);
    const items = await itemsOf(tx, row.id);
    if (items.length === 0) throw new Refusal('package-empty');
    const whole = await lockWhole(tx, row, items);
    if (asked.at && asked.at <= whole.now) throw new Refusal('embargo-past');
    const from = asked.at ?? whole.now;
    const articles = await placeArticles(tx, actor, { row, items, whole, asked, from });
    for (const line of whole.joined) await moveRelease(tx, actor, line, from);
    const fronts = await placeFronts(tx, actor, { row, items, whole, asked, from });
    await tx
      .update(packageTable)
      .set({ releasedAt: sql`now()`, version: row.version + 1 })
      .where(eq(packageTable.id, row.id));
    const detail = { name: row.name, at: from.toISOString(), ...named(items) };
    await record(tx, actor, 'package.release', { is: 'package', id: row.id }, detail);
    return { from, articles, fronts };
  });
}

type Work = { row: PackageRow; items: ItemRow[]; whole: Whole; asked: Asked; from: Date };
type Judged = { item: ItemRow; line: Timeline; frozen: Frozen; name: string };

/** Judges every article before the first is placed, then places all; what waited for one of them comes last. */
async function placeArticles(tx: Transaction, actor: AnyActor, work: Work): Promise<Released[]> {
  const { row, items, whole, asked, from } = work;
  const judged: Judged[] = [];
  for (const item of items) {
    const line = item.articleId === null ? undefined : whole.lines.get(item.articleId);
    if (!line) continue;
    const frozen = await freeze(tx, line.row);
    const name = frozen.headline || line.row.slug;
    await inItsName(name, async () => {
      refuseOther(row, await packageOf(tx, line.coming));
      refuseIfUnfit(frozen);
    });
    judged.push({ item, line, frozen, name });
  }
  const seen = new Map(asked.articles.map((one) => [one.articleId, one.draftUpto]));
  const released: Released[] = [];
  for (const { item, line, frozen, name } of judged) {
    const placed = await inItsName(name, () =>
      placeOrder(tx, actor, { line, frozen, asked: sayingOf(item, line, seen.get(line.row.id)), from }),
    );
    await stayTogether(tx, row.id, placed.releaseId);
    released.push(placed);
  }
  for (const [at, { line }] of judged.entries()) {
    const lead = { leader: line.row.id, releaseId: released[at]?.releaseId as Released['releaseId'], from };
    await placeFollowers(tx, actor, lead);
  }
  return released;
}

function sayingOf({ kind, readerNote }: ItemRow, line: Timeline, draftUpto: number | undefined) {
  const again = line.before !== undefined;
  return {
    // A draft that wasn't seen is like one that moved on: no log has a row before the first.
    draftUpto: draftUpto ?? -1,
    kind: again && kind !== 'first' && kind !== 'take-back' ? (kind ?? undefined) : undefined,
    readerNote: again ? readerNote : '',
    dated: 'wire' as const,
    because: '',
  };
}

async function placeFronts(tx: Transaction, actor: AnyActor, work: Work): Promise<FrontReleaseId[]> {
  const { row, whole, asked, from } = work;
  const seen = new Map(asked.fronts.map((one) => [one.frontId, one.version]));
  const released: FrontReleaseId[] = [];
  for (const [id, line] of whole.fronts) {
    const name = `${line.section === null ? '/' : `/sections/${line.section}`} (${line.row.language})`;
    await inItsName(name, async () => {
      if (seen.get(id) !== line.row.version) throw new Refusal('draft-moved-on');
      refuseOther(row, await packageOfFront(tx, line.coming));
      const placed = await placeFront(tx, actor, { frontId: id, from, note: row.name });
      await keepTogether(tx, row.id, placed.frontReleaseId);
      released.push(placed.frontReleaseId);
    });
  }
  return released;
}

/** What is scheduled with another package is moved or called off there. */
function refuseOther(row: PackageRow, other: { id: number; name: string } | null): void {
  if (other && other.id !== row.id) throw new Refusal('in-package', { name: other.name });
}

const named = (items: ItemRow[]) => ({
  articles: items.flatMap(({ articleId }) => articleId ?? []),
  fronts: items.flatMap(({ frontId }) => frontId ?? []),
});
