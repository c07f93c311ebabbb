import { z } from 'zod';
import type { NoticeSubject } from '#contracts/noticeGroups.ts';
import { MAX_FLOW_NOTE_CHARACTERS } from '#contracts/textLimits.ts';
import type { ArticleId } from '#db/schema/ids.ts';

const count = z.int().positive();

/** The details of a notice as they are stored. */
export const noticeSubject: z.ZodType<NoticeSubject> = z.discriminatedUnion('is', [
  z.strictObject({ is: z.literal('comment'), thread: z.uuid(), comment: z.uuid() }),
  z.strictObject({
    is: z.literal('step'),
    step: count,
    note: z.string().max(MAX_FLOW_NOTE_CHARACTERS).optional(),
    dueAt: z.iso.datetime().optional(),
  }),
  z.strictObject({ is: z.literal('release'), number: count }),
]);

/** The name of the event: two notices with one name are about the same event. */
export function eventOfNotice(articleId: ArticleId, subject: NoticeSubject): string {
  if (subject.is === 'comment') return `comment:${subject.comment}`;
  if (subject.is === 'step') return `step:${subject.step}`;
  return `release:${articleId}:${subject.number}`;
}
