import { ROUTES } from '#contracts/routes.ts';
import { jsonContent, problemContent, schemaReference } from './openApiContent.ts';
import { draftExample, releaseExample } from './openApiExamples.ts';

const id = { name: 'id', in: 'path', required: true, schema: { type: 'integer', minimum: 1 } };
const idempotencyKey = {
  name: 'Idempotency-Key',
  in: 'header',
  description:
    'Your own name for this request. Given again within 30 days with the same body, nothing is done twice; with another body, it is refused (409).',
  schema: { type: 'string', minLength: 1, maxLength: 200 },
};

const refusals = {
  '400': problemContent('Not JSON, or not UTF-8, or a key that is none.'),
  '401': problemContent(
    'No valid token: none was sent, or it is revoked or expired, or its user is disabled.',
  ),
  '403': problemContent('The token lacks the scope, or its user’s role does not allow it.'),
  '409': problemContent(
    'This Idempotency-Key came before with something else, or is under way; or it changed meanwhile.',
  ),
  '413': problemContent('More than 1,000,000 bytes.'),
  '415': problemContent('Another kind of content, or a compressed one.'),
  '422': problemContent('Understood, and refused: `errors` or `detail` says why. Nothing was written.'),
  '429': problemContent(
    'More than 120 requests in a minute by this token; Retry-After says how long to wait.',
  ),
};

/** The requests that need a token. */
export const writingPaths = {
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
                schemaReference('WrittenArticle'),
                { type: 'array', items: schemaReference('WrittenArticle'), minItems: 1, maxItems: 100 },
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
        '200': jsonContent('All of it was here before: nothing was made.', 'Drafts'),
        '201': jsonContent('At least one draft was made; `items` says what became of each.', 'Drafts'),
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
        content: { 'application/json': { schema: schemaReference('ReleaseOrder'), example: releaseExample } },
      },
      responses: {
        '200': jsonContent(
          'The same order under the same Idempotency-Key was carried out before.',
          'Released',
        ),
        '201': jsonContent('It is live, or under embargo until then.', 'Released'),
        '404': problemContent('No such article.'),
        ...refusals,
      },
    },
  },
};
