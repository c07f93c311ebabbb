import { z } from 'zod';
import { ROUTES } from '#contracts/routes.ts';
import { listQuery, seriesQuery } from '#publishing/api/apiQueries.ts';
import { articleExample, draftExample, releaseExample } from './openApiExamples.ts';

const schema = (name: string) => ({ $ref: `#/components/schemas/${name}` });

const json = (description: string, name: string, example?: unknown) => ({
  description,
  content: { 'application/json': { schema: schema(name), ...(example !== undefined && { example }) } },
});

const problem = (description: string, name = 'Problem') => ({
  description,
  content: { 'application/problem+json': { schema: schema(name) } },
});

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
const id = { name: 'id', in: 'path', required: true, schema: { type: 'integer', minimum: 1 } };
const idempotencyKey = {
  name: 'Idempotency-Key',
  in: 'header',
  description:
    'Your own name for this request. Given again within 30 days with the same body, nothing is done twice; with another body, it is refused (409).',
  schema: { type: 'string', minLength: 1, maxLength: 200 },
};

const reading = (summary: string, parameters: object[], responses: object) => ({
  get: {
    summary,
    tags: ['Reading'],
    security: [],
    parameters,
    responses: { ...responses, '304': unchanged },
  },
});

const refusals = {
  '400': problem('Not JSON, or not UTF-8, or a key that is none.'),
  '401': problem('No valid token: none was sent, or it is revoked or expired, or its user is disabled.'),
  '403': problem('The token lacks the scope, or its user’s role does not allow it.'),
  '409': problem(
    'This Idempotency-Key came before with something else, or is under way; or it changed meanwhile.',
  ),
  '413': problem('More than 1,000,000 bytes.'),
  '415': problem('Another kind of content, or a compressed one.'),
  '422': problem('Understood, and refused: `errors` or `detail` says why. Nothing was written.'),
  '429': problem('More than 120 requests in a minute by this token; Retry-After says how long to wait.'),
};

export const paths = {
  [ROUTES.apiArticles.path]: reading('Live articles, newest by first release', listParameters, {
    '200': json('A page of the list.', 'ArticleList'),
    '400': problem('A parameter is not what it should be.'),
  }),
  [ROUTES.apiArticle.path]: reading('One live article, whole', [slug], {
    '200': json('The article as it is live.', 'Article', articleExample),
    '308': { description: 'It has moved: a former slug.' },
    '404': problem('Nothing is live there. Drafts and embargoed articles answer exactly so.'),
    '410': problem('It was withdrawn: when, and why.', 'Withdrawn'),
  }),
  [ROUTES.ninjsArticles.path]: reading('Live articles as IPTC ninjs 3.0, whole', listParameters, {
    '200': json('A page of the list.', 'NinjsList'),
    '400': problem('A parameter is not what it should be.'),
  }),
  [ROUTES.ninjsArticle.path]: reading('One live article as IPTC ninjs 3.0', [slug], {
    '200': json('The article as it is live.', 'NinjsItem'),
    '308': { description: 'It has moved: a former slug.' },
    '404': problem('Nothing is live there.'),
    '410': json('It was withdrawn: pubStatus is canceled, edNote says why.', 'NinjsItem'),
  }),
  '/api/series/{series}': reading('A series, with its live parts in order', [series, ...seriesParameters], {
    '200': json('The parts in one language.', 'Series'),
    '400': problem('A parameter is not what it should be.'),
    '404': problem('No series of that address has a live part.'),
  }),
  [ROUTES.openApi.path]: reading('This document', [], { '200': { description: 'OpenAPI 3.1' } }),
  [ROUTES.drafts.path]: {
    post: {
      summary: 'Make drafts of articles or of wire copy',
      description:
        'Scope drafts:write. Each article is judged by itself. Copy says itself what it is: wire text, JSON lines, ninjs, NITF 3 or NewsML-G2. Nothing is ever released by this.',
      tags: ['Writing'],
      security: [{ token: [] }],
      parameters: [idempotencyKey],
      requestBody: {
        required: true,
        content: {
          'application/json': {
            schema: {
              oneOf: [
                schema('WrittenArticle'),
                { type: 'array', items: schema('WrittenArticle'), minItems: 1, maxItems: 100 },
              ],
            },
            example: draftExample,
          },
          ...Object.fromEntries(
            ['text/xml', 'application/xml', 'text/html', 'application/x-ndjson', 'application/jsonl'].map(
              (type) => [type, { schema: { type: 'string' } }],
            ),
          ),
          'text/plain': {
            schema: { type: 'string' },
            example: 'Harbour opens\n\nThe harbour opened on Monday.\n',
          },
        },
      },
      responses: {
        '200': json('All of it was here before: nothing was made.', 'Drafts'),
        '201': json('At least one draft was made; `items` says what became of each.', 'Drafts'),
        ...refusals,
      },
    },
  },
  [ROUTES.draftRelease.path]: {
    post: {
      summary: 'Release a draft as it stands',
      description: 'Scope releases:write, and a user who may release. The same rules as in the newsroom.',
      tags: ['Writing'],
      security: [{ token: [] }],
      parameters: [id, idempotencyKey],
      requestBody: {
        required: true,
        content: { 'application/json': { schema: schema('ReleaseOrder'), example: releaseExample } },
      },
      responses: {
        '200': json('The same order under the same Idempotency-Key was carried out before.', 'Released'),
        '201': json('It is live, or under embargo until then.', 'Released'),
        '404': problem('No such article.'),
        ...refusals,
      },
    },
  },
};
