import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Confirmation } from '#contracts/confirmation.ts';
import { isStorableText } from '#editorial/inputSchemas.ts';

/** Parses a `Confirmation`. */
export const confirmation = z.strictObject({
  requestKey: z.uuid().transform((key) => key.toLowerCase()),
  decidedOn: z.string().max(200).refine(isStorableText, 'text-unfit').nullable(),
}) satisfies z.ZodType<Confirmation>;

/**
 * The additional field of orders for acts that need confirmation. Optional, because the command line, the API and the
 * worker send none; actions require it (`app/_staff/confirmedAction.ts`).
 */
export const confirmable = { confirmation: confirmation.optional() };

/**
 * The confirmation of one part of a form that runs each part in its own transaction. The key of a part depends only on
 * the key of the form and the part's name, so that a repeated form repeats none of its parts.
 */
export function confirmationOfPart({ requestKey, decidedOn }: Confirmation, part: string): Confirmation {
  const hex = createHash('sha256').update(`${requestKey} ${part}`).digest('hex');
  // A UUID of version 8: custom contents, with the version and the variant in their places.
  const uuid = hex.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-8$3-a$4-$5');
  return { requestKey: uuid, decidedOn };
}
