import { z } from 'zod';
import { holdReasons, keptOutKinds } from '#contracts/keptOut.ts';
import { problemSchema } from './answerSchemas.ts';

/** Requests and answers of the writing API. */

const instant = z.iso.datetime({ offset: true });

export const releaseRequest = z
  .strictObject({
    kind: z
      .enum(['update', 'correction', 'clarification', 'typo'])
      .optional()
      .describe(
        'What the change is. Needed when an earlier release is live; without meaning for a first one.',
      ),
    reader_note: z.string().max(4_000).optional().describe('Needed of a correction and a clarification.'),
    at: instant.optional().describe('An instant to come: under embargo until then.'),
    until: instant
      .nullable()
      .optional()
      .describe(
        'An instant at which it is withdrawn again. Left out, an end that is planned already stands; null ends that plan.',
      ),
    because: z.string().max(4_000).optional().describe('Needed with `until`: what readers are then told.'),
    brings_back: z
      .boolean()
      .optional()
      .describe(
        'Whether the text has a correction again that was taken back. Needed where `taken-back-unclear` refuses.',
      ),
  })
  .meta({ description: 'Members that are not known are refused, not ignored.' });

export const releaseAnswer = z.strictObject({
  id: z.int().positive(),
  number: z.int().positive(),
  slug: z.string(),
  url: z.url().meta({ description: 'Where readers find it, or will.' }),
  embargoed_until: z.iso.datetime().nullable(),
});

export const draftAnswerSchema = z.strictObject({
  id: z.int().positive(),
  slug: z.string(),
  url: z.url().meta({ description: 'The draft’s page in the newsroom.' }),
  headline: z.string(),
  created: z.boolean().meta({ description: 'False: it was here already, by its `id` or by its very text.' }),
  hold: z.enum(holdReasons).nullable().meta({
    description:
      'Why no machine can release it: what its sender withdrew, holds, corrects or embargoed, or what could not be read for certain. A person can.',
  }),
  embargoed_until: z.iso
    .datetime()
    .nullable()
    .meta({ description: 'The sender wants it released no earlier.' }),
  kept_out: z
    .array(z.strictObject({ kind: z.enum(keptOutKinds), text: z.string(), line: z.int().min(0) }))
    .meta({ description: 'What was in the copy and is not in the draft. It is kept with the draft.' }),
});

export const refused = z.strictObject({ problem: problemSchema });

export const draftsAnswer = z.strictObject({
  items: z
    .array(z.union([draftAnswerSchema, refused]))
    .meta({ description: 'In the order in which they were sent.' }),
  problems: z
    .array(z.strictObject({ line: z.int(), why: z.string(), text: z.string() }))
    .optional()
    .meta({ description: 'Only of wire copy: lines that could not be read.' }),
});

export type ReleaseAnswer = z.output<typeof releaseAnswer>;
export type DraftsAnswer = z.output<typeof draftsAnswer>;
