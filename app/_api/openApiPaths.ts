import { z } from 'zod';
import { ROUTES } from '#contracts/routes.ts';
import { listQuery, seriesQuery } from '#publishing/api/querySchemas.ts';
import { jsonContent, problemContent } from './openApiContent.ts';
import { articleExample } from './openApiExamples.ts';
import { writingPaths } from './openApiWriting.ts';

const unchanged = { description: 'Not changed since the ETag in If-None-Match.' };

function parametersOf(query: z.ZodType) {
  const { properties = {} } = z.toJSONSchema(query, { io: 'input' });
  return Object.entries(properties).map(([name, schema]) => {
    const { description, ...rest } = schema as { description?: string };
    return { name, in: 'query', description, schema: rest };
  });
}
const listParameters = parametersOf(listQuery);
const seriesParameters = parametersOf(seriesQuery);
const slug = {
  name: 'slug',
  in: 'path',
  required: true,
  schema: { type: 'string' },
  example: 'avocet-enters-service',
};
const series = { ...slug, name: 'series', example: 'keeping-the-sea-out' };

const reading = (summary: string, parameters: object[], responses: object) => ({
  get: {
    summary,
    tags: ['Reading'],
    security: [],
    parameters,
    responses: { ...responses, '304': unchanged },
  },
});

export const paths = {
  [ROUTES.apiArticles.path]: reading('Live articles, newest by first release', listParameters, {
    '200': jsonContent('A page of the list.', 'ArticleList'),
    '400': problemContent('A parameter is not what it should be.'),
  }),
  [ROUTES.apiArticle.path]: reading('One live article, whole', [slug], {
    '200': jsonContent('The article as it is live.', 'Article', articleExample),
    '308': { description: 'It has moved: a former slug.' },
    '404': problemContent('Nothing is live there. Drafts and embargoed articles answer exactly so.'),
    '410': problemContent('It was withdrawn: when, and why.', 'Withdrawn'),
  }),
  [ROUTES.ninjsArticles.path]: reading('Live articles as IPTC ninjs 3.0, whole', listParameters, {
    '200': jsonContent('A page of the list.', 'NinjsList'),
    '400': problemContent('A parameter is not what it should be.'),
  }),
  [ROUTES.ninjsArticle.path]: reading('One live article as IPTC ninjs 3.0', [slug], {
    '200': jsonContent('The article as it is live.', 'NinjsItem'),
    '308': { description: 'It has moved: a former slug.' },
    '404': problemContent('Nothing is live there.'),
    '410': jsonContent('It was withdrawn: pubStatus is canceled, edNote says why.', 'NinjsItem'),
  }),
  '/api/series/{series}': reading('A series, with its live parts in order', [series, ...seriesParameters], {
    '200': jsonContent('The parts in one language.', 'Series'),
    '400': problemContent('A parameter is not what it should be.'),
    '404': problemContent('No series of that address has a live part.'),
  }),
  [ROUTES.openApi.path]: reading('This document', [], { '200': { description: 'OpenAPI 3.1' } }),
  ...writingPaths,
};
