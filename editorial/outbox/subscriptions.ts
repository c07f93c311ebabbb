import { staff } from '#db/pools.ts';
import { and, eq, gt, isNotNull, isNull, or, sql } from '#db/query.ts';
import { subscriber } from '#db/schema/effects.ts';
import { type Language, type LocalizedNames, section } from '#db/schema/taxonomy.ts';
import { hashOf, isToken } from '#editorial/people/secretToken.ts';

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

/** What a letter's link is about, or null when it has ended. */
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

/** The address says yes. Twice is once. */
export async function confirmSubscription(token: string): Promise<void> {
  if (!isToken(token)) return;
  await staff()
    .update(subscriber)
    .set({ confirmedAt: sql`coalesce(${subscriber.confirmedAt}, now())` })
    .where(open(token));
}

/** No more letters. The address is forgotten. */
export async function endSubscription(token: string): Promise<void> {
  if (!isToken(token)) return;
  await staff()
    .update(subscriber)
    .set({ endedAt: sql`now()`, email: '' })
    .where(and(eq(subscriber.tokenHash, hashOf(token)), isNull(subscriber.endedAt)));
}
