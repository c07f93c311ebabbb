import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Confirmation } from '#contracts/confirmation.ts';
import { isStorableText } from '#editorial/inputSchemas.ts';

/** A `Confirmation` as it arrives. */
export const confirmation = z.strictObject({
  requestKey: z.uuid().transform((key) => key.toLowerCase()),
  decidedOn: z.string().max(200).refine(isStorableText, 'text-unfit').nullable(),
}) satisfies z.ZodType<Confirmation>;

/**
 * What the order of an act that needs confirmation has besides. Optional here, since the command line, the API and the
 * worker send none; actions require it (`app/_staff/confirmedAction.ts`).
 */
export const confirmable = { confirmation: confirmation.optional() };

/**
 * The confirmation of one part, for a form whose acts run in a transaction each. The part's key is always the same for
 * the same key of the form, so that a repeat of the form repeats none of its parts.
 */
export function confirmationOfPart({ requestKey, decidedOn }: Confirmation, part: string): Confirmation {
  const hex = createHash('sha256').update(`${requestKey} ${part}`).digest('hex');
  // A UUID of version 8: custom contents, with the version and the variant in their places.
  const groups = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `a${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ];
  return { requestKey: groups.join('-'), decidedOn };
}
