import { z } from 'zod';
import { roles } from '#db/schema/people';

/** One line of text as people may type it: no control characters, no lone surrogates, NFC, not only spaces. */
export const line = (max: number) =>
  z
    .string()
    .refine((text) => text.isWellFormed() && !/\p{Cc}/u.test(text))
    .transform((text) => text.normalize('NFC').trim())
    .pipe(z.string().min(1).max(max));

/** Such a line, or nothing. */
export const optionalLine = (max: number) => z.union([z.literal(''), line(max)]);

export const personName = line(100);

export const email = z
  .string()
  .max(254)
  .refine((text) => text.isWellFormed())
  .transform((text) => text.normalize('NFC').trim().toLowerCase())
  .pipe(z.email());

/** Any characters, as given; whether it is good enough is judged by the verb, which can say why not. */
export const password = z
  .string()
  .min(1)
  .max(1_000)
  .refine((text) => text.isWellFormed());

export const role = z.enum(roles);

export { userId } from '../orders.ts';
