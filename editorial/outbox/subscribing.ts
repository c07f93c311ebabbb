import { z } from 'zod';
import { pathOf } from '#contracts/routes.ts';
import { inTransaction, type Transaction } from '#db/pools.ts';
import { and, eq, isNull, sql } from '#db/query.ts';
import { subscriber } from '#db/schema/effects.ts';
import { paper, section } from '#db/schema/taxonomy.ts';
import { Refusal } from '#editorial/access/refusal.ts';
import { enqueue } from '#editorial/audit/auditRecord.ts';
import { sectionIsKept } from '#editorial/bin/binFilters.ts';
import { isStorableText, language } from '#editorial/inputSchemas.ts';
import { email } from '#editorial/people/personFields.ts';
import { countTry, subscribeLimits } from '#editorial/people/signInLimits.ts';
import { confirmationEmail, localizedName } from './subscriberEmails.ts';
import { subscriberHash, subscriberToken } from './subscriberToken.ts';

export const subscribeOrder = z.object({
  email,
  /** a section's slug; empty: the whole paper */
  section: z.string().max(300).refine(isStorableText).default(''),
  language,
});

const daysToConfirm = 7;
/** How many letters an address that has not answered gets in ten minutes, whatever is asked for and from wherever. */
const mostLetters = 3;

/**
 * Asks an address by letter whether it wants to be written to. Whoever asks learns nothing: known, unknown and
 * confirmed addresses are answered alike, none is asked the same more than once in an hour, or anything more than three
 * times in ten minutes.
 * @throws {Refusal} `too-many-tries`, `not-found` for a section that is none
 */
export async function subscribe(
  order: z.output<typeof subscribeOrder>,
  asker: { site: string; client: string | null },
): Promise<void> {
  await countTry(subscribeLimits(order.email, asker.client));
  await inTransaction(async (tx) => {
    const of = await findSection(tx, order.section);
    if (await isPestered(tx, order.email)) return;
    // An address that never answered is no subscriber, and no longer in the way.
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
    const link = asker.site + pathOf('subscription', { token: subscriberToken(id) });
    await enqueue(tx, 'mail', await letterTo(tx, { ...order, of, link }));
  });
}

async function isPestered(tx: Transaction, address: string): Promise<boolean> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`subscriber ${address}`}, 0))`);
  const asked = await tx.$count(
    subscriber,
    and(
      eq(sql`lower(${subscriber.email})`, address),
      isNull(subscriber.confirmedAt),
      sql`${subscriber.createdAt} > now() - interval '10 minutes'`,
    ),
  );
  return asked >= mostLetters;
}

const lapsed = sql`${subscriber.createdAt} < now() - make_interval(days => ${daysToConfirm})`;

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
        // A form that was open before may name a former address.
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

/** The letter may have been lost: an address that has not answered is asked again, but not at once. */
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
  const own = settings?.language ?? 'en';
  return confirmationEmail({
    to: order.email,
    language: order.language,
    paper: localizedName(settings?.names ?? {}, order.language, own) || 'Copydesk',
    section: of && (localizedName(of.names, order.language, own) || of.slug),
    link,
  });
}
