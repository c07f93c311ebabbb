import { z } from 'zod';
import { blockTypes } from '#body/blocks/blockRegistry.ts';
import { languages } from '#contracts/languages.ts';

/** What the reading side answers. The same schemas are published as OpenAPI, and every answer is held against them in tests. */

const url = z.url({ protocol: /^https?$/ });
const instant = z.iso.datetime().meta({ examples: ['2026-11-20T06:40:00.000Z'] });
const hash = z.string().regex(/^[0-9a-f]{64}$/);
const language = z.enum(languages);

const kind = z.enum(['first', 'update', 'correction', 'clarification', 'typo', 'take-back']);

export const label = z
  .strictObject({ slug: z.string(), name: z.string(), url })
  .meta({ description: 'A section, a topic or an author, with its page.' });

const file = z.strictObject({
  url,
  type: z.enum(['image/avif', 'image/webp', 'image/jpeg']),
  width: z.int().positive(),
  height: z.int().positive(),
});

export const picture = z.strictObject({
  id: z.int().positive(),
  alt: z.string(),
  caption: z.string(),
  credit: z.string(),
  width: z.int().positive(),
  height: z.int().positive(),
  colour: z.string().meta({ description: 'The dominant colour, to stand behind it while it loads.' }),
  renditions: z.array(file),
});

export const releaseFacts = z.strictObject({
  number: z.int().positive(),
  kind,
  first_released_at: instant,
  released_at: instant,
  modified_at: instant.meta({ description: 'When its meaning last changed: a typo does not move it.' }),
  content_hash: hash.meta({ description: 'SHA-256 over the canonical form of the release, in hex.' }),
});

const summary = {
  id: z.int().positive().meta({ description: 'Stays the same when the slug changes.' }),
  slug: z.string().min(1),
  url: url.meta({ description: 'The page for people.' }),
  api_url: url,
  ninjs_url: url,
  language,
  headline: z.string().min(1),
  standfirst: z.string(),
  teaser: z.string().meta({ description: 'The opening of the body, at most 240 characters.' }),
  section: label.nullable(),
  topics: z.array(label),
  bylines: z.array(label),
  word_count: z.int().min(0),
  picture: picture.nullable().meta({ description: 'The lead picture.' }),
  live: z.boolean().meta({ description: 'Told in entries, and its coverage goes on: ask again soon.' }),
  release: releaseFacts,
};

export const articleSummary = z.strictObject(summary);

export const articleList = z.strictObject({
  items: z.array(articleSummary),
  next: url.nullable().meta({ description: 'The following page; null at the end.' }),
});

const mark = z.strictObject({
  type: z.enum(['bold', 'italic', 'link']),
  attrs: z.record(z.string(), z.unknown()).optional(),
});

export const node = z
  .strictObject({
    type: z.string(),
    attrs: z.record(z.string(), z.unknown()).optional(),
    text: z.string().optional(),
    marks: z.array(mark).optional(),
    get content() {
      return z.array(node).optional();
    },
  })
  .meta({
    description: `${blockTypes
      .map(({ name, apiNote }) => (apiNote ? `${name} (${apiNote})` : name))
      .join(', ')}, hardBreak or text.`,
  });

const why = z.discriminatedUnion('why', [
  z.strictObject({ why: z.literal('pinned') }),
  z.strictObject({ why: z.literal('wire') }),
  z.strictObject({ why: z.literal('package') }),
  z.strictObject({ why: z.literal('series'), is: z.enum(['earlier', 'later']) }),
  z.strictObject({ why: z.literal('linked') }),
  z.strictObject({ why: z.literal('story'), is: z.enum(['earlier', 'later']), words: z.array(z.string()) }),
  z.strictObject({ why: z.literal('topics'), topics: z.array(z.string()) }),
  z.strictObject({ why: z.literal('text'), words: z.array(z.string()) }),
  z.strictObject({ why: z.literal('more'), topic: z.string() }),
]);

/** A story that another leads to. */
const beside = { slug: z.string(), language, headline: z.string(), url, api_url: url };

const partOfSeries = z.strictObject({
  slug: z.string(),
  name: z.string(),
  url,
  api_url: url,
  part: z.int().positive().meta({ description: 'Among the parts in its language that are live, from 1.' }),
  of: z.int().positive(),
  previous: z.strictObject(beside).nullable(),
  next: z.strictObject(beside).nullable(),
});

const coverage = z.strictObject({
  ended_at: instant.nullable().meta({ description: 'Null: it goes on.' }),
  entries: z
    .array(
      z.strictObject({
        id: z.string().meta({ description: 'Stays the same through all releases.' }),
        url: url.meta({ description: 'Its place on the page for people.' }),
        at: instant,
        headline: z.string(),
        text: z.string().meta({ description: 'Blocks apart by a blank line, without its headline.' }),
      }),
    )
    .meta({ description: 'Newest first.' }),
});

export const articleShape = z.strictObject({
  ...summary,
  body: z.strictObject({ type: z.literal('doc'), content: z.array(node) }),
  body_html: z.string().meta({ description: 'The body as the paper shows it, with absolute addresses.' }),
  body_text: z.string().meta({ description: 'Blocks apart by a blank line, without pictures.' }),
  pictures: z.array(picture),
  reader_note: z.string().meta({ description: 'What readers are told of this release.' }),
  previous_hash: hash.nullable(),
  history_url: url,
  corrections: z.array(
    z
      .strictObject({
        kind,
        number: z.int().positive().meta({ description: 'Of the release that it was told with.' }),
        note: z.string(),
        at: instant,
        holds: z.boolean().meta({ description: 'Whether the text still has what the note speaks of.' }),
        events: z
          .array(
            z.strictObject({
              is: z.enum(['taken-back', 'made-again']),
              number: z.int().positive(),
              at: instant,
              note: z.string(),
            }),
          )
          .meta({ description: 'What became of it, oldest first.' }),
      })
      .meta({ description: 'Newest first. A note is never taken from this list.' }),
  ),
  withdrawals: z
    .array(z.strictObject({ at: instant, because: z.string(), released_again_at: instant }))
    .meta({ description: 'When the story was withdrawn before it was released again, newest first.' }),
  translations: z.array(z.strictObject(beside)),
  series: partOfSeries.nullable().meta({ description: 'The series that it is a part of.' }),
  coverage: coverage.nullable().meta({ description: 'Of a story told in entries.' }),
  related: z.array(
    z.strictObject({
      ...beside,
      reason: why.meta({
        description:
          'Pinned by an editor, sent with it by a wire, released together, another part of its series, earlier or later in the same story, found by topics or by words, or more from a topic.',
      }),
    }),
  ),
});

export const seriesShape = z.strictObject({
  slug: z.string(),
  url,
  api_url: url,
  language,
  name: z.string(),
  standfirst: z.string(),
  other_languages: z.array(language).meta({ description: 'In which it has live parts too.' }),
  parts: z
    .array(
      z.strictObject({
        ...beside,
        standfirst: z.string(),
        first_released_at: instant,
        released_at: instant,
        live: z.boolean(),
      }),
    )
    .meta({ description: 'Those in its language that are live, in order.' }),
});

export const problemShape = z
  .looseObject({
    type: z.string().meta({ description: 'Names the kind of problem.' }),
    title: z.string(),
    status: z.int().min(400).max(599),
    detail: z.string().optional(),
  })
  .meta({ description: 'RFC 9457 problem details.' });

export const withdrawn = problemShape.extend({
  withdrawn: z.strictObject({ at: instant, because: z.string().min(1) }),
});

/** A ninjs 3.0 news item. IPTC's own schema says more: https://www.iptc.org/std/ninjs/ */
export const ninjs = z
  .looseObject({
    uri: z.string(),
    type: z.enum(['text', 'picture']),
    pubStatus: z.enum(['usable', 'canceled']),
    standard: z.strictObject({ name: z.literal('ninjs'), version: z.literal('3.0'), schema: url }),
  })
  .meta({ externalDocs: { url: 'https://iptc.org/standards/ninjs/' } });

export const ninjsList = z.strictObject({ items: z.array(ninjs), next: url.nullable() });

export type ArticleListAnswer = z.output<typeof articleList>;
export type ArticleSummary = z.output<typeof articleSummary>;
export type ArticleAnswer = z.output<typeof articleShape>;
export type SeriesAnswer = z.output<typeof seriesShape>;
export type ApiPicture = z.output<typeof picture>;

/** By their names in the published document. */
export const answerSchemas = {
  Label: label,
  Picture: picture,
  Release: releaseFacts,
  ArticleSummary: articleSummary,
  ArticleList: articleList,
  Node: node,
  Article: articleShape,
  Series: seriesShape,
  Problem: problemShape,
  Withdrawn: withdrawn,
  NinjsItem: ninjs,
  NinjsList: ninjsList,
};
