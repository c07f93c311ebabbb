import { z } from 'zod';
import { languages } from '#contracts/languages.ts';
import type { LocalizedNames } from '#db/schema/taxonomy.ts';
import { isStorableText } from './inputSchemas.ts';

// What a form showed, as it comes back in the `was` of an order. Looser than what may be written, and left exactly as it
// is: a value that the order would not take any more must not lock the form in which it is put right.

export const seenText = z.string().max(100_000).refine(isStorableText, 'text-unfit');

export const seenList = z.array(seenText).max(1_000);

/** A language that the form left empty is one without a name. */
export const seenNames = z
  .partialRecord(z.enum(languages), seenText)
  .transform(
    (names) => Object.fromEntries(Object.entries(names).filter(([, name]) => name !== '')) as LocalizedNames,
  );
