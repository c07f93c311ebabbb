import { staff } from '#db/pools.ts';
import { and, eq, gt, isNotNull, isNull, or, sql } from '#db/query.ts';
import { subscriber } from '#db/schema/deliveries.ts';
import { type Language, type LocalizedNames, section } from '#db/schema/taxonomy.ts';
import { hashOf, isToken } from '#editorial/people/secretToken.ts';

/** Days after which an unconfirmed subscription ends. */
export const DAYS_TO_CONFIRM = 7;

export type Subscription = {
  standing: 'asked' | 'confirmed';
  section: { slug: string; names: LocalizedNames } | null;
  language: Language;
};

const hasToken = (token: string) => and(eq(subscriber.tokenHash, hashOf(token)), isNull(subscriber.endedAt));

const isOpen = (token: string) =>
  and(
    hasToken(token),
    or(
      isNotNull(subscriber.confirmedAt),
      gt(subscriber.createdAt, sql`now() - make_interval(days => ${DAYS_TO_CONFIRM})`),
    ),
  );

/** The subscription that an email's link names, or null when it has ended. */
export async function findSubscription(token: unknown): Promise<Subscription | null> {
  if (!isToken(token)) return null;
  const [row] = await staff()
    .select({
      confirmedAt: subscriber.confirmedAt,
      language: subscriber.language,
      section: { slug: section.slug, names: section.names },
    })
    .from(subscriber)
    .leftJoin(section, eq(section.id, subscriber.sectionId))
    .where(isOpen(token));
  if (!row) return null;
  const { confirmedAt, ...subscription } = row;
  return { standing: confirmedAt ? 'confirmed' : 'asked', ...subscription };
}

/** Confirms a subscription. Doing so again changes nothing. */
export async function confirmSubscription(token: string): Promise<void> {
  if (!isToken(token)) return;
  await staff()
    .update(subscriber)
    .set({ confirmedAt: sql`coalesce(${subscriber.confirmedAt}, now())` })
    .where(isOpen(token));
}

/** Ends a subscription and deletes its address. */
export async function endSubscription(token: string): Promise<void> {
  if (!isToken(token)) return;
  await staff().update(subscriber).set({ endedAt: sql`now()`, email: '' }).where(hasToken(token));
}
