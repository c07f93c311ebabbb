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
import { sectionIsActive } from '#editorial/bin/binFilters.ts';
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
  const parsed = frontOrder.parse(order);
  return (await find(parsed)) ?? (await make(parsed));
}

async function find(parsed: z.output<typeof frontOrder>): Promise<FrontDraft | undefined> {
  const { id: frontId, sectionId, language, draft: layout, version, changedAt } = front;
  const [row] = await staff()
    .select({ frontId, sectionId, language, layout, version, changedBy: user.name, changedAt })
    .from(front)
    .leftJoin(user, eq(user.id, front.changedBy))
    .where(
      and(
        parsed.sectionId === null ? isNull(sectionId) : eq(sectionId, parsed.sectionId),
        eq(language, parsed.language),
      ),
    );
  return row;
}

async function make(parsed: z.output<typeof frontOrder>): Promise<FrontDraft> {
  const sections = await staff()
    .select({ id: section.id })
    .from(section)
    .where(sectionIsActive)
    .orderBy(asc(section.position), asc(section.slug));
  if (parsed.sectionId !== null && !sections.some(({ id }) => id === parsed.sectionId))
    throw new Refusal('not-found');
  const draft = automaticLayout(parsed.sectionId === null ? sections : []);
  await staff()
    .insert(front)
    .values({ ...parsed, draft })
    .onConflictDoNothing();
  const created = await find(parsed);
  if (!created) throw new Error('a front that was just inserted does not exist');
  return created;
}
