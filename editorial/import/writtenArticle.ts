import { z } from 'zod';
import { limits } from '#body/checkBody.ts';
import { languages } from '#contracts/languages.ts';

/** ISO 8601; without an offset, in the paper's zone. */
const time = z.iso.datetime({ offset: true, local: true }).or(z.iso.date());

/** An article in our own JSON format: one line of a `.jsonl` file, or the body of an API request. */
export const writtenArticle = z.object({
  id: z
    .union([z.string().min(1).max(150), z.number()])
    .optional()
    .describe("The sender's own name for it: given again, nothing is made."),
  headline: z.string().min(1).max(10_000).describe('At most 500 characters once spaces are gathered.'),
  standfirst: z.string().max(20_000).default(''),
  body: z
    .string()
    .min(1)
    .max(limits.characters)
    .describe('Plain text, a blank line between paragraphs; or HTML.'),
  section: z.string().max(300).optional().describe('Slug or name of a section; the first one if left out.'),
  topics: z.array(z.string().max(1_000)).max(20).default([]),
  authors: z.array(z.string().max(1_000)).max(12).default([]),
  language: z.enum(languages).optional().describe('Told by the headline if left out.'),
  released_at: time
    .optional()
    .describe(
      "When the sender released it: the date that its first release shows. Without an offset, in the paper's zone. With a time to come it stays a draft.",
    ),
  embargoed: time.optional().describe('To be released no earlier: a draft that no machine releases before.'),
  pubstatus: z
    .enum(['usable', 'withheld', 'canceled'])
    .default('usable')
    .describe('What is withheld or canceled becomes a draft that only a person can release.'),
  urgency: z
    .number()
    .int()
    .min(1)
    .max(9)
    .optional()
    .describe('As IPTC counts it: 1 is the most urgent, 5 normal and used if left out.'),
  on_fronts: z
    .boolean()
    .optional()
    .describe('Whether fronts may show it in automatic places once it is released; not so if left out.'),
  body_format: z
    .enum(['text', 'html'])
    .optional()
    .describe('Told by its looks if left out. HTML is read like what is pasted into the editor.'),
});
export type WrittenArticle = z.output<typeof writtenArticle>;

/** Describes the faults of an article's members, on one line. */
export const shapeFaults = ({ issues }: z.ZodError): string =>
  issues.map(({ path, message }) => `${path.join('.') || 'article'}: ${message}`).join('; ');
