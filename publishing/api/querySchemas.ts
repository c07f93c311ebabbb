import { z } from 'zod';
import { languages } from '#contracts/languages.ts';
import { nfc } from '#contracts/normalForm.ts';

const name = z
  .string()
  .max(300)
  .refine((text) => !text.includes('\0') && text.isWellFormed(), 'Not a text.')
  .transform(nfc)
  .optional();

/** Parameters of a list. */
export const listQuery = z
  .object({
    section: name.describe('Slug of a section. At most one of section, topic and author.'),
    topic: name.describe('Slug of a topic.'),
    author: name.describe('Slug of an author.'),
    language: z.enum(languages).optional(),
    before: z
      .string()
      .regex(/^\d{1,17}\.\d{1,15}$/, 'Not a place in this list: follow `next` of a page that you were given.')
      .optional()
      .describe('A place in the list, as `next` names it. Do not make one up.'),
    limit: z.coerce.number().int().min(1).max(100).default(20).describe('Entries a page.'),
  })
  .refine(
    ({ section, topic, author }) => [section, topic, author].filter(Boolean).length <= 1,
    'Ask for one of section, topic and author, not for several.',
  );

/** Parameters of a series. */
export const seriesQuery = z.object({
  language: z
    .enum(languages)
    .optional()
    .describe('The language of its parts; the paper’s own, or any other, where it has none in that.'),
});
