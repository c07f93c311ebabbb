import { z } from 'zod';
import { pathOf } from '#contracts/routes.ts';
import { inTransaction, type Transaction } from '#db/pools.ts';
import { and, eq, isNull, sql } from '#db/query.ts';
import { subscriber } from '#db/schema/deliveries.ts';
import { section } from '#db/schema/taxonomy.ts';
import { Refusal } from '#editorial/access/refusal.ts';
import { enqueue } from '#editorial/audit/auditRecord.ts';
import { sectionIsActive } from '#editorial/bin/binFilters.ts';
import { isStorableText, language } from '#editorial/inputSchemas.ts';
import { email } from '#editorial/people/personFields.ts';
import { countTry, subscribeLimits } from '#editorial/people/signInLimits.ts';
import { confirmationEmail, readMailNames } from './subscriberEmails.ts';
import { subscriberHash, subscriberToken } from './subscriberToken.ts';
import { DAYS_TO_CONFIRM } from './subscriptions.ts';

export const subscribeOrder = z.object({
  email,
  /** a section's slug; empty for the whole paper */
  section: z.string().max(300).refine(isStorableText).default(''),
  language,
});

type Order = z.output<typeof subscribeOrder>;

/** Maximum emails in ten minutes to an address that has not answered, for all callers and sections together. */
const MAX_EMAILS = 3;

/**
 * Sends the owner of an address an email to confirm a subscription. The result is the same for known, unknown and
 * confirmed addresses, so it reveals nothing. An address gets at most one email an hour for the same subscription, and
 * at most `MAX_EMAILS` in ten minutes in all.
 * @throws {Refusal} `too-many-tries`, `not-found` for an unknown section
 */
export async function subscribe(order: Order, from: { site: string; client: string | null }): Promise<void> {
  await countTry(subscribeLimits(order.email, from.client));
  await inTransaction(async (tx) => {
    const subscribedSection = await findSection(tx, order.section);
    if (await hasTooManyEmails(tx, order.email)) return;
    await endLapsedSubscriptions(tx);
    const sectionId = subscribedSection?.id ?? null;
    const [row] = await tx
      .insert(subscriber)
      .values({
        email: order.email,
        sectionId,
        language: order.language,
        tokenHash: sql`decode(md5(random()::text) || md5(random()::text), 'hex')`,
      })
      .onConflictDoNothing()
      .returning({ id: subscriber.id });
    const id = row?.id ?? (await renewRequest(tx, order, sectionId));
    if (id === undefined) return;
    await tx
      .update(subscriber)
      .set({ tokenHash: subscriberHash(id) })
      .where(eq(subscriber.id, id));
    const link = from.site + pathOf('subscription', { token: subscriberToken(id) });
    const names = await readMailNames(tx, order.language, subscribedSection);
    const { email: to, language } = order;
    await enqueue(tx, 'mail', confirmationEmail({ to, language, ...names, link }));
  });
}

async function hasTooManyEmails(tx: Transaction, address: string): Promise<boolean> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`subscriber ${address}`}, 0))`);
  const isRecent = sql`${subscriber.createdAt} > now() - interval '10 minutes'`;
  return (await tx.$count(subscriber, and(isUnconfirmed(address), isRecent))) >= MAX_EMAILS;
}

const isUnconfirmed = (address: string) =>
  and(eq(sql`lower(${subscriber.email})`, address), isNull(subscriber.confirmedAt));

/** Ends subscriptions that were never confirmed, so that their addresses can be subscribed again. */
async function endLapsedSubscriptions(tx: Transaction): Promise<void> {
  const isLapsed = sql`${subscriber.createdAt} < now() - make_interval(days => ${DAYS_TO_CONFIRM})`;
  await tx
    .update(subscriber)
    .set({ endedAt: sql`now()`, email: '' })
    .where(and(isNull(subscriber.endedAt), isNull(subscriber.confirmedAt), isLapsed));
}

type Section = typeof section.$inferSelect;

async function findSection(tx: Transaction, slug: string): Promise<Section | null> {
  if (!slug) return null;
  const [row] = await tx
    .select()
    .from(section)
    .where(
      and(
        sectionIsActive,
        // A form that was opened before a section was renamed or merged sends its former slug.
        sql`(${section.slug} = ${slug} or ${section.id} = (
          select coalesce(s.merged_into, s.id) from section s left join former_section_slug f on f.section_id = s.id
          where f.slug = ${slug} or (s.slug = ${slug} and s.merged_into is not null) limit 1))`,
      ),
    )
    .orderBy(sql`${section.slug} = ${slug} desc`)
    .limit(1)
    .for('key share');
  if (!row) throw new Refusal('not-found');
  return row;
}

/**
 * Renews an unconfirmed request after an hour, because the first email may have been lost.
 * @returns the id of the subscription to confirm
 */
async function renewRequest(tx: Transaction, order: Order, sectionId: Section['id'] | null) {
  const [row] = await tx
    .update(subscriber)
    .set({ createdAt: sql`now()`, language: order.language })
    .where(
      and(
        isUnconfirmed(order.email),
        sectionId === null ? isNull(subscriber.sectionId) : eq(subscriber.sectionId, sectionId),
        isNull(subscriber.endedAt),
        sql`${subscriber.createdAt} < now() - interval '1 hour'`,
      ),
    )
    .returning({ id: subscriber.id });
  return row?.id;
}
