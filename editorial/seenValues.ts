import { z } from 'zod';
import { languages } from '#contracts/languages.ts';
import type { LocalizedNames } from '#db/schema/taxonomy.ts';
import { isStorableText } from './inputSchemas.ts';

// Schemas for values that a form showed, as sent back in an order's `was`. They are more permissive than schemas for
// new values, and do not transform: an old value that is no longer acceptable must not block the form that corrects it.

export const seenText = z.string().max(100_000).refine(isStorableText, 'text-unfit');

export const seenList = z.array(seenText).max(1_000);

/** A language with an empty field has no name. */
export const seenNames = z
  .partialRecord(z.enum(languages), seenText)
  .transform(
    (names) => Object.fromEntries(Object.entries(names).filter(([, name]) => name !== '')) as LocalizedNames,
  );
