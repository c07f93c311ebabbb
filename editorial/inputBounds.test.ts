import { glob } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';

const folder = import.meta.dirname;

/** Formats that bound the length of a text. */
const boundedFormats = new Set(['date', 'uuid', 'time', 'datetime']);

type Def = Record<string, unknown> & { type: string };
const defOf = (schema: unknown): Def | undefined =>
  (schema as { _zod?: { def?: Def } } | undefined)?._zod?.def;

/** The paths in a schema that accept a text or a list of any length. */
function unbounded(schema: unknown, path: string, seen: Set<unknown>): string[] {
  const def = defOf(schema);
  if (!def || seen.has(schema)) return [];
  seen.add(schema);
  const inner = (part: unknown, step: string) => unbounded(part, `${path}${step}`, seen);
  switch (def.type) {
    case 'string':
      return isBoundedText(schema as z.ZodString, def) ? [] : [`${path}: a text`];
    case 'array': {
      const checks = (def.checks ?? []) as { _zod: { def: { check: string } } }[];
      const isBounded = checks.some((each) => ['max_length', 'length_equals'].includes(each._zod.def.check));
      return [...(isBounded ? [] : [`${path}: a list`]), ...inner(def.element, '[]')];
    }
    case 'set':
    case 'map':
      return [`${path}: a ${def.type}`];
    case 'record': {
      const keys = defOf(def.keyType)?.type;
      return [...(keys === 'enum' ? [] : inner(def.keyType, '{key}')), ...inner(def.valueType, '{}')];
    }
    case 'object':
      return Object.entries(def.shape as object).flatMap(([name, part]) => inner(part, `.${name}`));
    case 'union':
      return (def.options as unknown[]).flatMap((part) => inner(part, ''));
    case 'intersection':
      return [...inner(def.left, ''), ...inner(def.right, '')];
    case 'tuple':
      return [
        ...(def.items as unknown[]).flatMap((part, at) => inner(part, `[${at}]`)),
        ...inner(def.rest, '[]'),
      ];
    case 'pipe':
      return inner(def.in, ''); // the output of a transform is derived from its input
    case 'lazy':
      return inner((def.getter as () => unknown)(), '');
    default:
      return inner(def.innerType, '');
  }
}

function isBoundedText(schema: z.ZodString, def: Def): boolean {
  const checks = (def.checks ?? []) as {
    _zod: { def: { check: string; pattern?: RegExp; format?: string } };
  }[];
  if (schema.maxLength !== null && schema.maxLength !== undefined) return true;
  if (def.coerce) return false;
  if (boundedFormats.has(String(def.format))) return true;
  const patterns = checks.map(({ _zod }) => _zod.def.pattern?.source ?? '');
  return patterns.some(
    (pattern) => /^\^.*\$$/.test(pattern) && !/[*+]|\{\d+,\}/.test(pattern.replace(/\[[^\]]*\]/g, '')),
  );
}

/** Used by `npm run verify` only, to read a published ledger, whose length is not limited. */
const notOrders = ['ledger/publishedDocuments.ts'];
/** Modules that run as a process of their own: importing them would slow this process down, or end it. */
const ownProcesses = ['media/pictureChildProcess.ts', 'versions/passageWritersChild.ts'];

async function schemasOfEditorial(): Promise<[name: string, schema: unknown][]> {
  const schemas: [string, unknown][] = [];
  for await (const file of glob('**/*.ts', { cwd: folder, exclude: (name) => /\.test\.|scene/.test(name) })) {
    if (notOrders.includes(file) || ownProcesses.includes(file)) continue;
    const module = (await import(join(folder, file))) as Record<string, unknown>;
    for (const [name, value] of Object.entries(module))
      if (defOf(value)) schemas.push([`${file} ${name}`, value]);
  }
  return schemas;
}

test('every text and list of an input schema has a maximum', async () => {
  const schemas = await schemasOfEditorial();
  expect(schemas.length).toBeGreaterThan(60);
  expect(schemas.flatMap(([name, schema]) => unbounded(schema, name, new Set())).join('\n')).toBe('');
});

test('the search finds texts and lists without a maximum', () => {
  const order = z.object({
    text: z.string(),
    list: z.array(z.string().max(3)),
    fit: z.string().max(3),
    pattern: z.string().regex(/^\d{1,3}$/),
    either: z.union([z.null(), z.object({ deep: z.string().trim().min(1).optional() })]),
  });
  expect(unbounded(order, 'order', new Set())).toEqual([
    'order.text: a text',
    'order.list: a list',
    'order.either.deep: a text',
  ]);
});
