import { z } from 'zod';
import { writtenArticle } from '#editorial/import/writtenArticle.ts';
import { answerSchemas } from '#publishing/api/answerSchemas.ts';
import * as orders from '#publishing/api/writingSchemas.ts';
import { paths } from './openApiPaths.ts';

type JsonSchema = Record<string, unknown>;

/** The API as an OpenAPI 3.1 document, generated from the schemas that validate every answer. */
export function openApi(site: string): Record<string, unknown> {
  const answers = {
    ...answerSchemas,
    Draft: orders.draftAnswerSchema,
    NotTaken: orders.refused,
    Drafts: orders.draftsAnswer,
    Released: orders.releaseAnswer,
  };
  return {
    openapi: '3.1.1',
    jsonSchemaDialect: 'https://json-schema.org/draft/2020-12/schema',
    info: {
      title: 'Copydesk',
      version: '1.0.0',
      description:
        'Read what is live, for anyone; make drafts and release them, with a token. `/api/v1/…` is the same as `/api/…` while 1 is the current version.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: site }],
    paths,
    components: {
      schemas: {
        ...schemasOf(answers, 'output'),
        ...schemasOf({ WrittenArticle: writtenArticle, ReleaseOrder: orders.releaseRequest }, 'input'),
      },
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', description: 'Made by an admin at /admin/tokens.' },
      },
    },
  };
}

/** Uses a separate registry: the global one survives a reload of this module and would already have the names. */
function schemasOf(named: Record<string, z.ZodType>, io: 'input' | 'output'): Record<string, JsonSchema> {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(named)) registry.add(schema, { id });
  const { schemas } = z.toJSONSchema(registry, { io, uri: (id) => `#/components/schemas/${id}` });
  return Object.fromEntries(
    Object.entries(schemas).map(([id, { $schema: _, $id: __, ...schema }]) => [id, { ...schema }]),
  );
}
