import { createRequire } from 'node:module';
import jsonFeed from './fixtures/json-feed-1.1.json' with { type: 'json' };
import ninjs from './fixtures/ninjs-3.0.json' with { type: 'json' };

type Judged = { (value: unknown): boolean; errors?: { instancePath: string; message?: string }[] | null };
type Judge = { compile(schema: object): Judged };

const require = createRequire(import.meta.url);
const { Ajv2020 } = require('ajv/dist/2020') as { Ajv2020: new (options: object) => Judge };
const addFormats = require('ajv-formats').default as (judge: Judge) => void;

/** For tests: a function that lists a value's violations of a JSON Schema (2020-12), with their paths. */
export function judgeBy(schema: object): (value: unknown) => string[] {
  const judge = new Ajv2020({ allErrors: true, strict: true, strictTypes: false, strictRequired: false });
  addFormats(judge);
  const judged = judge.compile(schema);
  return (value) =>
    judged(value) ? [] : (judged.errors ?? []).map((error) => `${error.instancePath}: ${error.message}`);
}

export const judgeNinjs = judgeBy(ninjs);
export const judgeFeed = judgeBy(jsonFeed);

type Document = { components: { schemas: Record<string, object> } };

/** Like `judgeBy`, with a schema of an OpenAPI 3.1 document. */
export function judgeByDocument({ components }: Document, name: string): (value: unknown) => string[] {
  const schemas = Object.fromEntries(
    Object.entries(components.schemas).map(([id, schema]) => [id, inDefs(schema)]),
  );
  return judgeBy({ $defs: schemas, $ref: `#/$defs/${name}` });
}

/** Changes references into the document to references into the schema, and removes OpenAPI's `externalDocs`. */
function inDefs(schema: object): unknown {
  return JSON.parse(JSON.stringify(schema).replaceAll('"#/components/schemas/', '"#/$defs/'), (key, value) =>
    key === 'externalDocs' ? undefined : value,
  );
}
