import { z } from 'zod';
import { inTransaction, staff, type Transaction } from '#db/pools.ts';
import { and, eq, gt, isNotNull, isNull, or, sql } from '#db/query.ts';
import { subscriber } from '#db/schema/effects.ts';
import { type Language, type LocalizedNames, paper, section } from '#db/schema/taxonomy.ts';
import { Refusal } from '#editorial/access/refusal.ts';
import { enqueue } from '#editorial/audit/auditRecord.ts';
import { sectionIsKept } from '#editorial/bin/binFilters.ts';
import { isStorableText, language } from '#editorial/inputSchemas.ts';
import { email } from '#editorial/people/personFields.ts';
import { hashOf, isToken } from '#editorial/people/secretToken.ts';
import { countTry, subscribeLimits } from '#editorial/people/signInLimits.ts';
import { confirmationEmail, localizedName } from './subscriberEmails.ts';
import { subscriberHash, subscriberToken } from './subscriberToken.ts';

export const subscribeOrder = z.object({
  email,
  /** a section's slug; empty: the whole paper */
  section: z.string().max(300).refine(isStorableText).default(''),
  language,
});

const CONFIRMATION_DAYS = 7;
/** Maximum emails within ten minutes to an address that has not confirmed, whatever is requested and from wherever. */
const MAX_EMAILS = 3;

/**
 * Sends a confirmation email to an address. The answer reveals nothing: known, unknown and confirmed addresses get the
 * same answer. The same question is sent at most once an hour, and at most three emails in ten minutes. @throws
 * {Refusal} `too-many-tries`, `not-found` for an unknown section
 */
export async function subscribe(
  order: z.output<typeof subscribeOrder>,
  origin: { site: string; client: string | null },
): Promise<void> {
  await countTry(subscribeLimits(order.email, origin.client));
  await inTransaction(async (tx) => {
    const of = await findSection(tx, order.section);
    if (await isPestered(tx, order.email)) return;
    // An address that never confirmed is deleted, so that it can subscribe again.
    await tx
      .update(subscriber)
      .set({ endedAt: sql`now()`, email: '' })
      .where(and(isNull(subscriber.endedAt), isNull(subscriber.confirmedAt), lapsed));
    const [made] = await tx
      .insert(subscriber)
      .values({
        email: order.email,
        sectionId: of?.id ?? null,
        language: order.language,
        tokenHash: sql`decode(md5(random()::text) || md5(random()::text), 'hex')`,
      })
      .onConflictDoNothing()
      .returning({ id: subscriber.id });
    const id = made?.id ?? (await askAgain(tx, order, of?.id ?? null));
    if (id === undefined) return;
    await tx
      .update(subscriber)
      .set({ tokenHash: subscriberHash(id) })
      .where(eq(subscriber.id, id));
    const link = `${origin.site}/subscriptions/${subscriberToken(id)}`;
    await enqueue(tx, 'mail', await letterTo(tx, { ...order, of, link }));
  });
}

async function isPestered(tx: Transaction, address: string): Promise<boolean> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`subscriber ${address}`}, 0))`);
  const recentEmails = await tx.$count(
    subscriber,
    and(
      eq(sql`lower(${subscriber.email})`, address),
      isNull(subscriber.confirmedAt),
      sql`${subscriber.createdAt} > now() - interval '10 minutes'`,
    ),
  );
  return recentEmails >= MAX_EMAILS;
}

const lapsed = sql`${subscriber.createdAt} < now() - make_interval(days => ${CONFIRMATION_DAYS})`;

type Order = z.output<typeof subscribeOrder>;
type Section = typeof section.$inferSelect;

async function findSection(tx: Transaction, slug: string): Promise<Section | null> {
  if (!slug) return null;
  const [found] = await tx
    .select()
    .from(section)
    .where(
      and(
        sectionIsKept,
        // A form that was opened earlier may name a former slug.
        sql`(${section.slug} = ${slug} or ${section.id} = (
          select coalesce(s.merged_into, s.id) from section s left join former_section_slug f on f.section_id = s.id
          where f.slug = ${slug} or (s.slug = ${slug} and s.merged_into is not null) limit 1))`,
      ),
    )
    .orderBy(sql`${section.slug} = ${slug} desc`)
    .limit(1)
    .for('key share');
  if (!found) throw new Refusal('not-found');
  return found;
}

/** The email may have been lost: an address that has not confirmed is asked again, after a while. */
async function askAgain(tx: Transaction, order: Order, sectionId: Section['id'] | null) {
  const [again] = await tx
    .update(subscriber)
    .set({ createdAt: sql`now()`, language: order.language })
    .where(
      and(
        eq(sql`lower(${subscriber.email})`, order.email),
        sectionId === null ? isNull(subscriber.sectionId) : eq(subscriber.sectionId, sectionId),
        isNull(subscriber.endedAt),
        isNull(subscriber.confirmedAt),
        sql`${subscriber.createdAt} < now() - interval '1 hour'`,
      ),
    )
    .returning({ id: subscriber.id });
  return again?.id;
}

async function letterTo(
  tx: Transaction,
  { of, link, ...order }: Order & { of: Section | null; link: string },
) {
  const [settings] = await tx.select().from(paper);
  const paperLanguage = settings?.language ?? 'en';
  return confirmationEmail({
    to: order.email,
    language: order.language,
    paper: localizedName(settings?.names ?? {}, order.language, paperLanguage) || 'Copydesk',
    section: of && (localizedName(of.names, order.language, paperLanguage) || of.slug),
    link,
  });
}

export type Subscription = {
  standing: 'asked' | 'confirmed';
  section: { slug: string; names: LocalizedNames } | null;
  language: Language;
};

const open = (token: string) =>
  and(
    eq(subscriber.tokenHash, hashOf(token)),
    isNull(subscriber.endedAt),
    or(isNotNull(subscriber.confirmedAt), gt(subscriber.createdAt, sql`now() - make_interval(days => 7)`)),
  );

/** The subscription of an email's link, or null when it has ended. */
export async function findSubscription(token: unknown): Promise<Subscription | null> {
  if (!isToken(token)) return null;
  const [row] = await staff()
    .select({
      confirmedAt: subscriber.confirmedAt,
      language: subscriber.language,
      slug: section.slug,
      names: section.names,
    })
    .from(subscriber)
    .leftJoin(section, eq(section.id, subscriber.sectionId))
    .where(open(token));
  if (!row) return null;
  const { confirmedAt, language, slug, names } = row;
  return {
    standing: confirmedAt ? 'confirmed' : 'asked',
    language,
    section: slug ? { slug, names: names ?? {} } : null,
  };
}

/** Confirms a subscription; idempotent. */
export async function confirmSubscription(token: string): Promise<void> {
  if (!isToken(token)) return;
  await staff()
    .update(subscriber)
    .set({ confirmedAt: sql`coalesce(${subscriber.confirmedAt}, now())` })
    .where(open(token));
}

/** Ends a subscription and deletes the address. */
export async function endSubscription(token: string): Promise<void> {
  if (!isToken(token)) return;
  await staff()
    .update(subscriber)
    .set({ endedAt: sql`now()`, email: '' })
    .where(and(eq(subscriber.tokenHash, hashOf(token)), isNull(subscriber.endedAt)));
}
