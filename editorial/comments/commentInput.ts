import { z } from 'zod';
import { withoutInvisibleSigns } from '#contracts/invisibleSigns.ts';
import { nfc } from '#contracts/normalForm.ts';
import { MAX_COMMENT_CHARACTERS } from '#contracts/textLimits.ts';
import type { CommentId, CommentThreadId } from '#db/schema/ids.ts';
import { isStorableText, userId } from '#editorial/inputSchemas.ts';

/** Maximum characters of a comment before it is trimmed, to bound the work. */
const MAX_UNTRIMMED_COMMENT = 10_000;
/** Maximum colleagues whom one comment mentions. */
const MAX_MENTIONS = 20;

export const threadId = z.uuid().transform((id) => id as CommentThreadId);
export const commentId = z.uuid().transform((id) => id as CommentId);

/** The text of a comment: trimmed, in NFC, with its line breaks; not empty. */
const commentText = z
  .string()
  .max(MAX_UNTRIMMED_COMMENT, 'text-long')
  .refine(isStorableText, 'text-unfit')
  .transform((text) => nfc(text).replace(/\r\n?/g, '\n').trim())
  .refine((text) => text.length <= MAX_COMMENT_CHARACTERS, 'text-long')
  .refine((text) => withoutInvisibleSigns(text).trim() !== '', 'text-unfit');

/** What a person writes: the text, and the colleagues whom they chose for its `@` names. */
export const commentContent = { text: commentText, mentions: z.array(userId).max(MAX_MENTIONS).default([]) };
