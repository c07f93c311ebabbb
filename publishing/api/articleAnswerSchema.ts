import { z } from 'zod';
import { sharedSchemas } from './sharedSchemas.ts';

const { url, instant, hash, kind, picture, node, reason, storyLink, summary } = sharedSchemas;

const partOfSeries = z.strictObject({
  slug: z.string(),
  name: z.string(),
  url,
  api_url: url,
  part: z.int().positive().meta({ description: 'Among the parts in its language that are live, from 1.' }),
  of: z.int().positive(),
  previous: z.strictObject(storyLink).nullable(),
  next: z.strictObject(storyLink).nullable(),
});

const entry = z.strictObject({
  id: z.string().meta({ description: 'Stays the same through all releases.' }),
  url: url.meta({ description: 'Its place on the page for people.' }),
  at: instant,
  headline: z.string(),
  text: z.string().meta({ description: 'Blocks apart by a blank line, without its headline.' }),
});

const coverage = z.strictObject({
  ended_at: instant.nullable().meta({ description: 'Null: it goes on.' }),
  entries: z.array(entry).meta({ description: 'Newest first.' }),
});

const correctionEvent = z.strictObject({
  is: z.enum(['taken-back', 'made-again']),
  number: z.int().positive(),
  at: instant,
  note: z.string(),
});
const correction = z
  .strictObject({
    kind,
    number: z.int().positive().meta({ description: 'Of the release that it was told with.' }),
    note: z.string(),
    at: instant,
    holds: z.boolean().meta({ description: 'Whether the text still has what the note speaks of.' }),
    events: z.array(correctionEvent).meta({ description: 'What became of it, oldest first.' }),
  })
  .meta({ description: 'Newest first. A note is never taken from this list.' });

export const articleAnswerSchema = z.strictObject({
  ...summary,
  body: z.strictObject({ type: z.literal('doc'), content: z.array(node) }),
  body_html: z.string().meta({ description: 'The body as the paper shows it, with absolute addresses.' }),
  body_text: z.string().meta({ description: 'Blocks apart by a blank line, without pictures.' }),
  pictures: z.array(picture),
  reader_note: z.string().meta({ description: 'What readers are told of this release.' }),
  previous_hash: hash.nullable(),
  history_url: url,
  corrections: z.array(correction),
  withdrawals: z
    .array(z.strictObject({ at: instant, because: z.string(), released_again_at: instant }))
    .meta({ description: 'When the story was withdrawn before it was released again, newest first.' }),
  translations: z.array(z.strictObject(storyLink)),
  series: partOfSeries.nullable().meta({ description: 'The series that it is a part of.' }),
  coverage: coverage.nullable().meta({ description: 'Of a story told in entries.' }),
  related: z.array(
    z.strictObject({
      ...storyLink,
      reason: reason.meta({
        description:
          'Pinned by an editor, sent with it by a wire, released together, another part of its series, earlier or later in the same story, found by topics or by words, or more from a topic.',
      }),
    }),
  ),
});
