import { spawnSync } from 'node:child_process';
import { copyFileSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseAst } from 'vitest/node';

let house: string;

beforeAll(() => {
  house = mkdtempSync(join(tmpdir(), 'copydesk-layers-'));
  for (const file of ['biome.json', 'tools/lint/editorialTypesOnly.grit', 'package.json']) {
    mkdirSync(dirname(join(house, file)), { recursive: true });
    copyFileSync(file, join(house, file));
  }
});
afterAll(() => rmSync(house, { recursive: true }));

/** Plants a file in a house with our linter's rules, lints it, and says what the linter says. */
function lint(file: string, code: string): string {
  mkdirSync(dirname(join(house, file)), { recursive: true });
  writeFileSync(join(house, file), code);
  const biome = resolve('node_modules/.bin/biome');
  const run = spawnSync(biome, ['lint', '--vcs-enabled=false', file], { cwd: house, encoding: 'utf8' });
  return run.stdout + run.stderr;
}

const refused = /noRestrictedImports|may (be )?import(ed)?/;

describe('the linter', () => {
  test.each([
    ['app/planted/page.tsx', '#db/pools.ts'],
    ['app/planted/page.tsx', '../../db/pools.ts'],
    ['app/planted/page.tsx', '#server/main.ts'],
    ['components/reader/Planted.tsx', '#db/pools.ts'],
    ['components/reader/Planted.tsx', '#editorial/access/policy.ts'],
    ['components/reader/Planted.tsx', '#server/main.ts'],
    ['editorial/planted.ts', 'next/headers'],
    ['editorial/planted.ts', 'react'],
    ['editorial/planted.ts', '#app/_staff/runAction.ts'],
    ['editorial/planted.ts', '#components/ui/Button.tsx'],
    ['editorial/planted.ts', '#server/logging/logging.ts'],
    ['contracts/planted.ts', '#editorial/access/policy.ts'],
    ['contracts/planted.ts', '#body/bodySchema.ts'],
    ['body/planted.ts', '#editorial/access/policy.ts'],
    ['body/planted.ts', '#db/pools.ts'],
    ['body/planted.ts', 'react'],
    ['db/planted.ts', '#editorial/access/policy.ts'],
    ['server/planted.ts', '#components/ui/Button.tsx'],
    ['server/planted.ts', '#app/_staff/runAction.ts'],
  ])('refuses in %s an import of %s', (file, source) => {
    expect(lint(file, `import { planted } from '${source}';\nplanted();\n`)).toMatch(refused);
  });

  test.each([
    ['app/planted/page.tsx', `import { may } from '#editorial/access/policy.ts';\nmay();\n`],
    [
      'components/reader/Planted.tsx',
      `import type { Act } from '#editorial/access/policy.ts';\nexport type Planted = Act;\n`,
    ],
    ['editorial/planted.ts', `import { staff } from '#db/pools.ts';\nstaff();\n`],
    [
      'server/planted.ts',
      `import { release } from '#editorial/releases/releasingArticles.ts';\nrelease();\n`,
    ],
  ])('lets in %s what the table allows', (file, code) => {
    expect(lint(file, code)).not.toMatch(refused);
  });
});

test.each(['./other.ts', '#editorial/other.ts'])(
  'the linter refuses a cycle of type imports through %s',
  (source) => {
    mkdirSync(join(house, 'editorial'), { recursive: true });
    writeFileSync(
      join(house, 'editorial/other.ts'),
      `import type { Planted } from './planted.ts';\nexport type Other = Planted[];\n`,
    );
    const code = `import type { Other } from '${source}';\nexport type Planted = Other | 1;\n`;
    expect(lint('editorial/planted.ts', code)).toMatch(/noImportCycles/);
  },
);

describe('a form of the staff', () => {
  const bare = `export const Planted = () => <form action="/planted" />;\n`;
  const refusedForm = /noRestrictedElements/;

  test.each(['components/staff/Planted.tsx', 'components/editor/Planted.tsx', 'app/admin/planted/page.tsx'])(
    'is not a bare form in %s',
    (file) => expect(lint(file, bare)).toMatch(refusedForm),
  );

  test.each(['components/reader/Planted.tsx', 'app/(reader)/planted/page.tsx'])(
    'may be one in %s, where readers have no scripts',
    (file) => expect(lint(file, bare)).not.toMatch(refusedForm),
  );

  test.each(['components/staff/Planted.tsx', 'app/admin/planted/page.tsx'])(
    'in %s has no state of React’s own that resets it',
    (file) =>
      expect(
        lint(file, `import { useActionState } from 'react';\nexport const planted = useActionState;\n`),
      ).toMatch(/noRestrictedImports/),
  );
});

test('only db/ imports Drizzle itself: each import of the package costs a process more than a millisecond', () => {
  const files = globSync('**/*.{ts,tsx}', { exclude: (name) => name === 'node_modules' || name === '.next' });
  const found = files.filter((file) => /from 'drizzle-orm(\/pg-core)?'/.test(readFileSync(file, 'utf8')));
  expect(found.map((file) => file.replaceAll('\\', '/')).sort()).toEqual(['db/pgCore.ts', 'db/query.ts']);
});

/** The files and packages that a file imports as values; what only gives types is erased. */
function importsOf(file: string): string[] {
  const code = readFileSync(file, 'utf8');
  const found = code.matchAll(
    /^(?:import|export)(?! type\b)(?: [^;]*?from)? '([^']+)'|\bimport\('([^']+)'\)/gm,
  );
  return [...found].map(([, fixed, lazy]) => {
    const source = fixed ?? lazy ?? '';
    if (source.startsWith('#')) return source.slice(1);
    return source.startsWith('.') ? join(dirname(file), source) : source;
  });
}

test('no bundle for a browser holds temporal-polyfill', () => {
  const files = globSync('{app,components}/**/*.{ts,tsx}').filter((file) => !/\.test\./.test(file));
  const reached = new Set(files.filter((file) => /^'use client'/.test(readFileSync(file, 'utf8'))));
  expect(reached.size).toBeGreaterThan(100);
  const importers = new Map<string, string>();
  for (const file of reached)
    for (const source of importsOf(file)) {
      if (!importers.has(source)) importers.set(source, file);
      // Actions stay on the server.
      if (/\.tsx?$/.test(source) && !/^'use server'/.test(readFileSync(source, 'utf8'))) reached.add(source);
    }
  expect(importers.has('use-intl')).toBe(true);
  expect([...importers].filter(([source]) => source.startsWith('temporal-polyfill'))).toEqual([]);
});

test('a file that ends in .tsx has JSX', () => {
  const files = globSync('**/*.tsx', { exclude: (name) => name === 'node_modules' || name === '.next' });
  expect(files.length).toBeGreaterThan(300);
  const hasJsx = (file: string) =>
    /"type":"JSX(Element|Fragment)"/.test(
      JSON.stringify(parseAst(readFileSync(file, 'utf8'), { lang: 'tsx' })),
    );
  expect(files.filter((file) => !hasJsx(file))).toEqual([]);
});

test('no module stands loose in app/: what routes share is in a private folder', () => {
  expect(globSync('app/*.{ts,tsx}')).toEqual([]);
  const folders = globSync('app/_*').map((folder) => folder.replaceAll('\\', '/'));
  expect(folders.sort()).toEqual(['app/_api', 'app/_auth', 'app/_reader', 'app/_staff']);
});
