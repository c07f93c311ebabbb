import { z } from 'zod';
import type { NoticeKind, NoticeSubject } from '#contracts/noticeGroups.ts';
import { staff } from '#db/pools.ts';
import { and, desc, eq, isNull, lt, sql } from '#db/query.ts';
import { article } from '#db/schema/articles.ts';
import { draft } from '#db/schema/drafts.ts';
import type { ArticleId, NoticeId } from '#db/schema/ids.ts';
import { notice } from '#db/schema/notices.ts';
import { user } from '#db/schema/people.ts';
import type { Language } from '#db/schema/taxonomy.ts';
import type { Actor } from '#editorial/access/actor.ts';
import { allow } from '#editorial/access/policy.ts';
import { articleIsNotInBin } from '#editorial/bin/binFilters.ts';

export const noticeId = z.coerce
  .number()
  .int()
  .positive()
  .max(Number.MAX_SAFE_INTEGER)
  .transform((id) => id as NoticeId);

/** `before`: the id of the last notice of the page before; anything else begins with the newest. */
export const noticeListOrder = z.object({ before: noticeId.optional().catch(undefined) });

export type NewsroomNotice = {
  id: NoticeId;
  kind: NoticeKind;
  at: Date;
  isRead: boolean;
  /** who did it; null: Copydesk itself */
  by: string | null;
  articleId: ArticleId;
  headline: string;
  language: Language;
  subject: NoticeSubject;
};

export type NoticePage = {
  items: NewsroomNotice[];
  /** cursor of the next page; null: this is the last page */
  before: NoticeId | null;
};

const PAGE_SIZE = 50;

/** A person's own notices, newest first, without those of articles in the bin. */
export async function listOwnNotices(
  actor: Actor,
  order: z.input<typeof noticeListOrder> = {},
): Promise<NoticePage> {
  allow(actor, 'notice.read');
  const { before } = noticeListOrder.parse(order);
  const rows = await staff()
    .select({
      id: notice.id,
      kind: notice.kind,
      at: notice.at,
      isRead: sql<boolean>`${notice.readAt} is not null`,
      by: user.name,
      articleId: notice.articleId,
      headline: draft.headline,
      language: article.language,
      subject: notice.details,
    })
    .from(notice)
    .innerJoin(article, and(eq(article.id, notice.articleId), articleIsNotInBin))
    .innerJoin(draft, eq(draft.articleId, notice.articleId))
    .leftJoin(user, eq(user.id, notice.actorId))
    .where(and(eq(notice.recipient, actor.id), before === undefined ? undefined : lt(notice.id, before)))
    .orderBy(desc(notice.id))
    .limit(PAGE_SIZE + 1);
  const items = rows.slice(0, PAGE_SIZE);
  return { items, before: rows.length > PAGE_SIZE ? (items.at(-1)?.id ?? null) : null };
}

/** The count of unread notices stops here; the page shows "99+". */
export const MAX_UNREAD_COUNTED = 100;

/** The number of a person's unread notices, at most `MAX_UNREAD_COUNTED`. */
export async function countUnreadNotices(actor: Actor): Promise<number> {
  allow(actor, 'notice.read');
  const unread = staff()
    .select({ id: notice.id })
    .from(notice)
    .innerJoin(article, and(eq(article.id, notice.articleId), articleIsNotInBin))
    .where(and(eq(notice.recipient, actor.id), isNull(notice.readAt)))
    .limit(MAX_UNREAD_COUNTED)
    .as('unread');
  const [row] = await staff().select({ count: sql<number>`count(*)::int` }).from(unread);
  return row?.count ?? 0;
}
