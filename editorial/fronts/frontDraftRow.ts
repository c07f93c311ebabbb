import { z } from 'zod';
import { staff } from '#db/pools.ts';
import { and, asc, eq, isNull } from '#db/query.ts';
import { type FrontLayout, front } from '#db/schema/fronts.ts';
import type { FrontId, SectionId } from '#db/schema/ids.ts';
import { user } from '#db/schema/people.ts';
import { section } from '#db/schema/taxonomy.ts';
import type { AnyActor } from '#editorial/access/actor.ts';
import { allow } from '#editorial/access/policy.ts';
import { Refusal } from '#editorial/access/refusal.ts';
import { sectionIsKept } from '#editorial/bin/binFilters.ts';
import { language, sectionId } from '#editorial/inputSchemas.ts';
import { automaticLayout } from './frontLayout.ts';

export const frontOrder = z.object({ sectionId: sectionId.nullable().default(null), language });
export type FrontOrder = z.input<typeof frontOrder>;

export type FrontDraft = {
  frontId: FrontId;
  sectionId: SectionId | null;
  language: z.output<typeof language>;
  layout: FrontLayout;
  version: number;
  changedBy: string | null;
  changedAt: Date;
};

/** A front's draft. The first read creates it, with all places filled automatically. @throws {Refusal} `not-found` */
export async function readFrontDraft(actor: AnyActor, order: FrontOrder): Promise<FrontDraft> {
  allow(actor, 'front.read');
  const asked = frontOrder.parse(order);
  return (await find(asked)) ?? (await make(asked));
}

async function find(asked: z.output<typeof frontOrder>): Promise<FrontDraft | undefined> {
  const [row] = await staff()
    .select({
      frontId: front.id,
      sectionId: front.sectionId,
      language: front.language,
      layout: front.draft,
      version: front.version,
      changedBy: user.name,
      changedAt: front.changedAt,
    })
    .from(front)
    .leftJoin(user, eq(user.id, front.changedBy))
    .where(
      and(
        asked.sectionId === null ? isNull(front.sectionId) : eq(front.sectionId, asked.sectionId),
        eq(front.language, asked.language),
      ),
    );
  return row;
}

async function make(asked: z.output<typeof frontOrder>): Promise<FrontDraft> {
  const sections = await staff()
    .select({ id: section.id })
    .from(section)
    .where(sectionIsKept)
    .orderBy(asc(section.position), asc(section.slug));
  if (asked.sectionId !== null && !sections.some(({ id }) => id === asked.sectionId))
    throw new Refusal('not-found');
  const draft = automaticLayout(asked.sectionId === null ? sections : []);
  await staff()
    .insert(front)
    .values({ ...asked, draft })
    .onConflictDoNothing();
  const created = await find(asked);
  if (!created) throw new Error('a front that was just made is gone');
  return created;
}
