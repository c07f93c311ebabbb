import { z } from 'zod';
import { articleAnswerSchema } from './articleAnswerSchema.ts';
import { sharedSchemas } from './sharedSchemas.ts';

/** Answers of the reading API. The schemas are published as OpenAPI, and tests validate every answer against them. */

const { url, instant, language, label, picture, releaseFacts, node, storyLink, summary } = sharedSchemas;

export const articleSummary = z.strictObject(summary);

export const articleList = z.strictObject({
  items: z.array(articleSummary),
  next: url.nullable().meta({ description: 'The following page; null at the end.' }),
});

const seriesPart = z.strictObject({
  ...storyLink,
  standfirst: z.string(),
  first_released_at: instant,
  released_at: instant,
  live: z.boolean(),
});

export const seriesAnswerSchema = z.strictObject({
  slug: z.string(),
  url,
  api_url: url,
  language,
  name: z.string(),
  standfirst: z.string(),
  other_languages: z.array(language).meta({ description: 'In which it has live parts too.' }),
  parts: z.array(seriesPart).meta({ description: 'Those in its language that are live, in order.' }),
});

export const problemSchema = z
  .looseObject({
    type: z.string().meta({ description: 'Names the kind of problem.' }),
    title: z.string(),
    status: z.int().min(400).max(599),
    detail: z.string().optional(),
  })
  .meta({ description: 'RFC 9457 problem details.' });

export const withdrawn = problemSchema.extend({
  withdrawn: z.strictObject({ at: instant, because: z.string().min(1) }),
});

/** A ninjs 3.0 news item. IPTC's schema has the details: https://www.iptc.org/std/ninjs/ */
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
export type ArticleAnswer = z.output<typeof articleAnswerSchema>;
export type SeriesAnswer = z.output<typeof seriesAnswerSchema>;
export type ApiPicture = z.output<typeof picture>;

/** By their names in the published document. */
export const answerSchemas = {
  Label: label,
  Picture: picture,
  Release: releaseFacts,
  ArticleSummary: articleSummary,
  ArticleList: articleList,
  Node: node,
  Article: articleAnswerSchema,
  Series: seriesAnswerSchema,
  Problem: problemSchema,
  Withdrawn: withdrawn,
  NinjsItem: ninjs,
  NinjsList: ninjsList,
};
