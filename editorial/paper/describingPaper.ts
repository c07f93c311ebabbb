import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { inTransaction } from '#db/pools';
import { languages, type Names, paper } from '#db/schema/filing';
import type { Actor } from '../actor.ts';
import { language } from '../orders.ts';
import { line, optionalLine } from '../people/fields.ts';
import { allow } from '../policy.ts';
import { announce, record } from '../record.ts';
import { isZone } from './zones.ts';

/** Names in the paper's languages; the ones left empty are not kept. */
export const named = (max: number) =>
  z
    .partialRecord(z.enum(languages), optionalLine(max))
    .transform(
      (names) => Object.fromEntries(Object.entries(names).filter(([, name]) => name !== '')) as Names,
    );

const zone = line(60).refine(isZone);

/** Past this many, the clocks beside a time are no help. */
const mostOtherZones = 8;

export const describePaperOrder = z
  .strictObject({
    names: named(80),
    taglines: named(160),
    language,
    zone,
    /** zones whose clocks are shown beside every time that staff enter */
    otherZones: z
      .array(zone)
      .max(mostOtherZones)
      .transform((names) => [...new Set(names)]),
    /** whether readers may read the paper as it stood at a past moment */
    pastIsOpen: z.boolean(),
  })
  .refine((order) => order.names[order.language], { path: ['names'] });

/** Names, languages, clocks and openness of the whole paper; every reader's page is told. */
export async function describePaper(actor: Actor, order: z.output<typeof describePaperOrder>): Promise<void> {
  allow(actor, 'settings.change');
  await inTransaction(async (tx) => {
    const [was] = await tx.select().from(paper).for('update');
    const settings = { ...order, id: 1 };
    await tx.insert(paper).values(settings).onConflictDoUpdate({ target: paper.id, set: order });
    const changed =
      was &&
      (['names', 'taglines', 'language', 'zone', 'otherZones', 'pastIsOpen'] as const).filter(
        (key) => !isDeepStrictEqual(was[key], order[key]),
      );
    if (changed?.length === 0) return;
    await record(tx, actor, 'settings.change', { is: 'paper', id: 1 }, { changed: changed ?? [] });
    await announce(tx, ['sections']);
  });
}
