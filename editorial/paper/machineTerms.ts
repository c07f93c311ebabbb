import { z } from 'zod';
import { staff, type Transaction } from '#db/pools.ts';
import { machineTerms } from '#db/schema/terms.ts';
import type { Actor } from '#editorial/access/actor.ts';
import { allow } from '#editorial/access/policy.ts';
import { invalidate, record } from '#editorial/audit/auditRecord.ts';
import { checkConfirmation } from '../confirmation/checkConfirmation.ts';
import { confirmable } from '../confirmation/confirmationSchema.ts';
import { authorizedTransaction } from '../people/reauthorization.ts';
import { seenList, seenText } from '../seenValues.ts';
import { changedParts, mergeOrder } from '../threeWayMerge.ts';
import { aiCrawlers } from './crawlers.ts';

const names = aiCrawlers.map(({ name }) => name);

/** A URL or email address on one line, in characters that headers and plain text allow. */
const address = z
  .string()
  .trim()
  .max(500)
  .regex(/^[\x21-\x7e]*$/);
const page = z.union([z.literal(''), address.pipe(z.url({ protocol: /^https$/ }))]);
const contact = address.pipe(z.url({ protocol: /^(https|mailto|tel)$/ }));

const terms = z.strictObject({
  refusedCrawlers: z
    .array(z.enum(names))
    .max(100)
    .transform((refused) => names.filter((name) => refused.includes(name))),
  miningIsReserved: z.boolean(),
  miningPolicy: page,
  securityContacts: z.array(contact).max(5),
  securityPolicy: page,
});

const seenTerms = z.strictObject({
  refusedCrawlers: seenList,
  miningIsReserved: z.boolean(),
  miningPolicy: seenText,
  securityContacts: seenList,
  securityPolicy: seenText,
});

export const setTermsOrder = terms.extend({
  /** the terms that the actor saw; later changes by others to other terms are kept */
  was: seenTerms.partial().optional(),
  ...confirmable,
});
export type SetTermsOrder = z.output<typeof setTermsOrder>;

export type Terms = z.output<typeof terms>;

export const defaultTerms: Terms = {
  refusedCrawlers: [],
  miningIsReserved: false,
  miningPolicy: '',
  securityContacts: [],
  securityPolicy: '',
};

const auditSubject = { is: 'paper', id: 1 } as const;

/**
 * Sets which crawlers are refused, whether mining is reserved, and the security contacts; invalidates pages and
 * robots.txt.
 */
export async function setTerms(
  actor: Actor,
  { confirmation, was: seen, ...requested }: SetTermsOrder,
): Promise<void> {
  allow(actor, 'settings.change');
  await authorizedTransaction(actor, 'settings.change', async (tx) => {
    const [row] = await tx.select().from(machineTerms).for('update');
    const subject = { is: 'terms', id: 1 } as const;
    await checkConfirmation(tx, actor, { act: 'settings.change', subject, confirmation, was: seen });
    const { id: _, ...now } = row ?? { ...defaultTerms, id: 1 };
    const order = { was: seen, now, wanted: requested, shape: terms.shape };
    const to = await mergeOrder<Terms>(tx, auditSubject, order);
    const changed = Object.keys(to);
    if (changed.length === 0) return;
    await tx
      .insert(machineTerms)
      .values({ ...now, ...to, id: 1 })
      .onConflictDoUpdate({ target: machineTerms.id, set: to });
    const detail = { changed, to, parts: changedParts<Terms>(now, to) };
    await record(tx, actor, 'settings.change', auditSubject, detail);
    // Every page states whether mining is reserved.
    await invalidate(tx, ['sections', 'terms']);
  });
}

/** The terms for machines, for the settings page. @throws {Refusal} `not-allowed` */
export async function readTermsForStaff(actor: Actor): Promise<Terms> {
  allow(actor, 'settings.read');
  return readStoredTerms(staff());
}

/** The stored terms for machines, or the defaults when nothing was set. */
export async function readStoredTerms(db: Pick<Transaction, 'select'>): Promise<Terms> {
  const [row] = await db.select().from(machineTerms);
  if (!row) return defaultTerms;
  const { id: _, ...terms } = row;
  return terms;
}
