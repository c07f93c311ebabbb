import { z } from 'zod';
import { withoutInvisibleSigns } from '#contracts/invisibleSigns.ts';
import { nfc } from '#contracts/normalForm.ts';
import { roles } from '#db/schema/people.ts';

/** Maximum characters of a line before it is trimmed. */
const MAX_UNTRIMMED = 10_000;

/**
 * One line of text as people type it: no control characters, no lone surrogates, NFC, no invisible characters, not only
 * spaces.
 */
export const personTextField = (max: number) =>
  z
    .string()
    .max(Math.max(max, MAX_UNTRIMMED))
    .refine((text) => text.isWellFormed() && !/\p{Cc}/u.test(text))
    .transform((text) => nfc(withoutInvisibleSigns(text)).trim())
    .pipe(z.string().min(1).max(max));

/** Such a line, or an empty one. */
export const optionalLine = (max: number) => z.union([z.literal(''), personTextField(max)]);

export const personName = personTextField(100);

export const email = z
  .string()
  .max(254)
  .refine((text) => text.isWellFormed())
  .transform((text) => nfc(text).trim().toLowerCase())
  .pipe(z.email());

/** Any characters, unchanged; the domain function judges its strength, because it can explain a refusal. */
export const password = z
  .string()
  .min(1)
  .max(1_000)
  .refine((text) => text.isWellFormed());

export const role = z.enum(roles);

export { userId } from '#editorial/inputSchemas.ts';
