import { pathOf } from '#contracts/routes.ts';
import { staff } from '#db/pools.ts';
import { and, eq, isNotNull, isNull, sql } from '#db/query.ts';
import { subscriber } from '#db/schema/deliveries.ts';
import type { ArticleId } from '#db/schema/ids.ts';
import { section } from '#db/schema/taxonomy.ts';
import { findNoticeReleases } from '#editorial/corrections/noticeReleases.ts';
import { noticesOf } from '#editorial/corrections/notices.ts';
import { type NewsEmailContent, newsEmail, readMailNames, type SubscriberEmail } from './subscriberEmails.ts';
import { subscriberHash, subscriberToken } from './subscriberToken.ts';

type Order = { deliveryId: string; subscriberId: number; releaseId: number; articleId: number; site: string };

/**
 * The email about a release for a subscriber, composed when it is sent. Null when the subscription has ended, or readers
 * no longer see the story.
 */
export async function composeNewsEmail(order: Order): Promise<SubscriberEmail | null> {
  const { deliveryId, subscriberId, releaseId, articleId, site } = order;
  const [to] = await staff()
    .select({
      email: subscriber.email,
      language: subscriber.language,
      section: { slug: section.slug, names: section.names },
      tokenHash: subscriber.tokenHash,
    })
    .from(subscriber)
    .leftJoin(section, eq(section.id, subscriber.sectionId))
    .where(
      and(eq(subscriber.id, subscriberId), isNull(subscriber.endedAt), isNotNull(subscriber.confirmedAt)),
    );
  const story = await findStory(releaseId, articleId as ArticleId);
  if (!to || !story) return null;
  await renewToken(subscriberId, to.tokenHash);
  const link = site + pathOf('subscription', { token: subscriberToken(subscriberId) });
  return newsEmail({
    id: deliveryId,
    to: to.email,
    language: to.language,
    ...(await readMailNames(staff(), to.language, to.section)),
    ...story,
    story: site + pathOf('article', { slug: story.slug }),
    link,
    oneClick: `${link}/end`,
  });
}

type Story = Pick<NewsEmailContent, 'headline' | 'standfirst' | 'note' | 'kind'> & {
  number: number;
  slug: string;
};

/**
 * Reads the present text, because a delayed email must not contain errors that were corrected meanwhile. Null for a
 * correction that was taken back.
 */
async function findStory(releaseId: number, articleId: ArticleId): Promise<Story | null> {
  const { rows } = await staff().execute<Story>(sql`
    select r.number, a.slug, n.headline, n.standfirst, r.reader_note as note, r.kind
    from release r join article a on a.id = r.article_id
      join release n on n.article_id = r.article_id and n.live @> now()
    where r.id = ${releaseId} and r.article_id = ${articleId}`);
  const [story] = rows;
  if (story?.kind !== 'correction') return story ?? null;
  const notices = noticesOf(await findNoticeReleases(staff(), articleId));
  return notices.find(({ number }) => number === story.number)?.holds ? story : null;
}

/** Stores the new hash after a change of the site's secret. Links in older emails no longer work. */
async function renewToken(id: number, storedHash: Uint8Array): Promise<void> {
  const hash = subscriberHash(id);
  if (Buffer.from(hash).equals(Buffer.from(storedHash))) return;
  await staff().update(subscriber).set({ tokenHash: hash }).where(eq(subscriber.id, id));
}
