import { staff } from '#db/pools.ts';
import { and, desc, eq, lt, sql } from '#db/query.ts';
import { type FrontLayout, front, frontRelease } from '#db/schema/fronts.ts';
import type { FrontId } from '#db/schema/ids.ts';
import { user } from '#db/schema/people.ts';
import { section } from '#db/schema/taxonomy.ts';
import type { AnyActor } from '#editorial/access/actor.ts';
import { allow } from '#editorial/access/policy.ts';

/** A release of a front, for staff. */
export type FrontEntry = {
  number: number;
  kind: 'first' | 'update' | 'take-back';
  restores: number | null;
  note: string;
  by: string | null;
  from: Date;
  until: Date | null;
  is: 'past' | 'live' | 'coming';
  layout: FrontLayout;
};

const PAGE_SIZE = 20;

/** A page of a front's releases, newest first, with numbers below `before`. */
export async function readFrontHistory(
  actor: AnyActor,
  order: { frontId: FrontId; before?: number },
): Promise<{ entries: FrontEntry[]; before: number | null }> {
  allow(actor, 'front.read');
  const { number, kind, restores, note, layout } = frontRelease;
  const rows = await staff()
    .select({
      number,
      kind,
      restores,
      note,
      layout,
      by: user.name,
      from: sql<string>`lower(${frontRelease.live})`,
      until: sql<string | null>`upper(${frontRelease.live})`,
      is: sql<FrontEntry['is']>`case when ${frontRelease.live} @> now() then 'live'
        when lower(${frontRelease.live}) > now() then 'coming' else 'past' end`,
    })
    .from(frontRelease)
    .leftJoin(user, eq(user.id, frontRelease.releasedBy))
    .where(
      and(
        eq(frontRelease.frontId, order.frontId),
        sql`not isempty(${frontRelease.live})`,
        order.before === undefined ? undefined : lt(number, order.before),
      ),
    )
    .orderBy(desc(number))
    .limit(PAGE_SIZE + 1);
  const entries = rows.slice(0, PAGE_SIZE).map(({ from, until, ...row }) => ({
    ...row,
    from: new Date(from),
    until: until ? new Date(until) : null,
  }));
  return { entries, before: rows.length > PAGE_SIZE ? (entries.at(-1)?.number ?? null) : null };
}

/** The section and language of a front; null: there is no such front. */
export async function findFront(actor: AnyActor, frontId: FrontId) {
  allow(actor, 'front.read');
  const [row] = await staff()
    .select({ sectionId: front.sectionId, language: front.language, section: section.slug })
    .from(front)
    .leftJoin(section, eq(section.id, front.sectionId))
    .where(eq(front.id, frontId));
  return row ?? null;
}
