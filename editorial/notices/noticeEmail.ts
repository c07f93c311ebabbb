import { withoutInvisibleSigns } from '#contracts/invisibleSigns.ts';
import { groupOfNotice, noticePath } from '#contracts/noticeGroups.ts';
import { alias } from '#db/pgCore.ts';
import { staff } from '#db/pools.ts';
import { and, eq, isNull } from '#db/query.ts';
import { article } from '#db/schema/articles.ts';
import { draft } from '#db/schema/drafts.ts';
import type { NoticeId } from '#db/schema/ids.ts';
import { notice } from '#db/schema/notices.ts';
import { type Locale, user } from '#db/schema/people.ts';
import { paper } from '#db/schema/taxonomy.ts';
import { articleIsNotInBin } from '#editorial/bin/binFilters.ts';
import { readMailNames, type SubscriberEmail } from '#editorial/outbox/subscriberEmails.ts';
import { noticeEmailWords } from './noticeEmailWords.ts';

/**
 * The email about a notice, composed when it is sent, in the language of its recipient. Of the draft it contains only the
 * headline. Null if the recipient has read the notice, no longer wants the email or was disabled, or if the article is
 * in the bin.
 *
 * @param site the site's origin
 */
export async function composeNoticeEmail(noticeId: NoticeId, site: string): Promise<SubscriberEmail | null> {
  const actor = alias(user, 'actor');
  const [row] = await staff()
    .select({
      kind: notice.kind,
      subject: notice.details,
      articleId: notice.articleId,
      headline: draft.headline,
      by: actor.name,
      to: user.email,
      locale: user.locale,
      groups: user.emailedNotices,
    })
    .from(notice)
    .innerJoin(user, and(eq(user.id, notice.recipient), isNull(user.disabledAt)))
    .innerJoin(article, and(eq(article.id, notice.articleId), articleIsNotInBin))
    .innerJoin(draft, eq(draft.articleId, notice.articleId))
    .leftJoin(actor, eq(actor.id, notice.actorId))
    .where(and(eq(notice.id, noticeId), isNull(notice.readAt)));
  if (!row?.groups.includes(groupOfNotice(row.kind))) return null;
  const { kind, subject, articleId, to, locale } = row;
  const words = noticeEmailWords[locale];
  const headline = withoutInvisibleSigns(row.headline).replace(/\s+/gu, ' ').trim() || words.untitled;
  const sentence = words.sentence[kind](row.by ?? 'Copydesk', headline);
  const due = subject.is === 'step' && subject.dueAt ? words.due(await dueTime(subject.dueAt, locale)) : '';
  const link = site + noticePath(articleId, subject);
  const parts = [sentence, due, link, `-- \n${words.why(`${site}/newsroom/account`)}`];
  return {
    id: `notice-${noticeId}`,
    to,
    from: (await readMailNames(staff(), locale, null)).paper,
    subject: sentence,
    text: `${parts.filter(Boolean).join('\n\n')}\n`,
    headers: { 'Auto-Submitted': 'auto-generated' },
  };
}

/** The time in the paper's zone, which it names. */
async function dueTime(at: string, locale: Locale): Promise<string> {
  const [settings] = await staff().select({ zone: paper.zone }).from(paper);
  return new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, {
    timeZone: settings?.zone ?? 'UTC',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'short',
  }).format(new Date(at));
}
