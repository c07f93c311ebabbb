import { z } from 'zod';
import { languages } from '#contracts/languages.ts';
import { nfc } from '#contracts/normalForm.ts';
import type { AboutTexts } from '#db/schema/about.ts';
import type { AboutPageId } from '#db/schema/ids.ts';
import { confirmable } from '#editorial/confirmation/confirmationSchema.ts';
import { isStorableText, line } from '#editorial/inputSchemas.ts';
import { seenText } from '#editorial/seenValues.ts';
import { isFitPath } from './aboutPaths.ts';

const MAX_TEXT_CHARACTERS = 50_000;

const text = z
  .string()
  .max(MAX_TEXT_CHARACTERS)
  .refine(isStorableText, 'text-unfit')
  .transform((written) => nfc(written.replace(/\r\n?/g, '\n')).trim());

/** A language without a title has no version of the page. */
const withTitle = (texts: AboutTexts): AboutTexts =>
  Object.fromEntries(Object.entries(texts).filter(([, { title }]) => title !== ''));

export const aboutTexts = z
  .partialRecord(z.enum(languages), z.strictObject({ title: line(120), text }))
  .transform(withTitle)
  .refine((texts) => Object.keys(texts).length > 0, { message: 'title-missing' });

/** Values as a form showed them: empty for a language that the page does not have. */
const seenTexts = z
  .partialRecord(z.enum(languages), z.strictObject({ title: seenText, text: seenText }))
  .transform(withTitle);

const id = z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER);
const aboutPageId = id.transform((value) => value as AboutPageId);

export const addAboutPageOrder = z.strictObject({
  path: z.string().max(80).refine(isFitPath, 'path-unfit'),
  texts: aboutTexts,
  ...confirmable,
});

export const writeAboutPageOrder = z.strictObject({
  id: aboutPageId,
  version: z.int().positive(),
  texts: aboutTexts,
  /** the texts that the actor saw; if set, concurrent changes are merged by language and field instead of refused */
  was: seenTexts.optional(),
  ...confirmable,
});

export const removeAboutPageOrder = z.strictObject({
  id: aboutPageId,
  version: z.int().positive(),
  ...confirmable,
});

export const previewAboutPageOrder = z.strictObject({ text });
