import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { inTransaction, staff } from '#db/pools';
import { machineTerms } from '#db/schema/terms';
import type { Actor } from '../actor.ts';
import { allow } from '../policy.ts';
import { announce, record } from '../record.ts';
import { aiCrawlers } from './crawlers.ts';

const names = aiCrawlers.map(({ name }) => name);

/** An address on one line, in the characters that headers and plain text hold. */
const address = z
  .string()
  .trim()
  .max(500)
  .regex(/^[\x21-\x7e]*$/);
const page = z.union([z.literal(''), address.pipe(z.url({ protocol: /^https$/ }))]);
const contact = address.pipe(z.url({ protocol: /^(https|mailto|tel)$/ }));

export const setTermsOrder = z.strictObject({
  refusedCrawlers: z.array(z.enum(names)).transform((given) => names.filter((name) => given.includes(name))),
  miningIsReserved: z.boolean(),
  miningPolicy: page,
  securityContacts: z.array(contact).max(5),
  securityPolicy: page,
});

export type Terms = z.output<typeof setTermsOrder>;

export const unsaidTerms: Terms = {
  refusedCrawlers: [],
  miningIsReserved: false,
  miningPolicy: '',
  securityContacts: [],
  securityPolicy: '',
};

/** Which crawlers are refused, whether mining is reserved, and who hears of holes; pages and robots.txt are told at once. */
export async function setTerms(actor: Actor, order: Terms): Promise<void> {
  allow(actor, 'settings.change');
  await inTransaction(async (tx) => {
    const [row] = await tx.select().from(machineTerms).for('update');
    const was: Terms = row ?? unsaidTerms;
    const keys = Object.keys(order) as (keyof Terms)[];
    const changed = keys.filter((key) => !isDeepStrictEqual(was[key], order[key]));
    if (changed.length === 0) return;
    const settings = { ...order, id: 1 };
    await tx
      .insert(machineTerms)
      .values(settings)
      .onConflictDoUpdate({ target: machineTerms.id, set: order });
    const to = Object.fromEntries(changed.map((key) => [key, order[key]]));
    await record(tx, actor, 'settings.change', { is: 'paper', id: 1 }, { changed, to });
    // Every page says whether mining is reserved.
    await announce(tx, ['sections', 'terms']);
  });
}

export async function readTermsForStaff(actor: Actor): Promise<Terms> {
  allow(actor, 'settings.read');
  const [row] = await staff().select().from(machineTerms);
  if (!row) return unsaidTerms;
  const { id: _, ...terms } = row;
  return terms;
}
