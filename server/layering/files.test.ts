import { copyFileSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parseAst } from 'vitest/node';
import { plantFiles, sourceFiles } from './sourceFiles.fixture.ts';

/** Folders and files outside the layering table, because no program imports them. */
const OUTSIDE_FOLDERS = ['bench', 'drizzle', 'e2e', 'messages', 'tools'];
const ROOT_FILES = ['drizzle.config.ts', 'next-env.d.ts', 'playwright.config.ts', 'vitest.config.ts'];

/** Source files outside the folders of the layering table in `biome.json`. */
function filesOutsideLayers(project: string): string[] {
  const { overrides } = JSON.parse(readFileSync(join(project, 'biome.json'), 'utf8'));
  const layers: string[] = overrides
    .filter(({ linter }: { linter: object }) => JSON.stringify(linter).includes('noRestrictedImports'))
    .flatMap(({ includes }: { includes: string[] }) => includes[0]?.replace('/**', '') ?? []);
  const folders = new Set([...layers, ...OUTSIDE_FOLDERS]);
  return sourceFiles(project).filter((file) =>
    file.includes('/') ? !folders.has(file.split('/', 1)[0] ?? '') : !ROOT_FILES.includes(file),
  );
}

test('every source file is in a folder of the layering table, or in one that nothing imports', () => {
  expect(filesOutsideLayers('.')).toEqual([]);
});

test('a new top-level folder or file has no layer', () => {
  using project = plantFiles({
    'loose.ts': '',
    'planted/deep/one.tsx': '',
    'contracts/one.ts': '',
    'e2e/one.ts': '',
  });
  copyFileSync('biome.json', join(project.folder, 'biome.json'));
  expect(filesOutsideLayers(project.folder)).toEqual(['loose.ts', 'planted/deep/one.tsx']);
});

test('only db/ imports Drizzle itself: each import of the package costs a process more than a millisecond', () => {
  const importers = sourceFiles('.').filter((file) =>
    /from 'drizzle-orm(\/pg-core)?'/.test(readFileSync(file, 'utf8')),
  );
  expect(importers.sort()).toEqual(['db/pgCore.ts', 'db/query.ts']);
});

test('a file that ends in .tsx has JSX', () => {
  const files = sourceFiles('.').filter((file) => file.endsWith('.tsx'));
  expect(files.length).toBeGreaterThan(300);
  const hasJsx = (file: string) =>
    /"type":"JSX(Element|Fragment)"/.test(
      JSON.stringify(parseAst(readFileSync(file, 'utf8'), { lang: 'tsx' })),
    );
  expect(files.filter((file) => !hasJsx(file))).toEqual([]);
});

test('no module is directly in app/: modules that routes share are in a private folder', () => {
  expect(globSync('app/*.{ts,tsx}')).toEqual([]);
  const folders = globSync('app/_*').map((folder) => folder.replaceAll('\\', '/'));
  expect(folders.sort()).toEqual(['app/_api', 'app/_auth', 'app/_reader', 'app/_staff']);
});
