import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';

/** The files and packages that a file imports as values, without type-only imports. */
function importsOf(file: string): string[] {
  const code = readFileSync(file, 'utf8');
  const imports = code.matchAll(
    /^(?:import|export)(?! type\b)(?: [^;]*?from)? '([^']+)'|\bimport\('([^']+)'\)/gm,
  );
  return [...imports].map(([, fixed, lazy]) => {
    const source = fixed ?? lazy ?? '';
    if (source.startsWith('#')) return source.slice(1);
    return source.startsWith('.') ? join(dirname(file), source) : source;
  });
}

/** The files of all browser bundles, and for each file or package in them one file that imports it. */
function findBrowserModules(): { reached: Set<string>; importers: Map<string, string> } {
  const files = globSync('{app,components}/**/*.{ts,tsx}').filter((file) => !/\.test\./.test(file));
  const reached = new Set(files.filter((file) => /^'use client'/.test(readFileSync(file, 'utf8'))));
  const importers = new Map<string, string>();
  for (const file of reached)
    for (const source of importsOf(file)) {
      if (!importers.has(source)) importers.set(source, file);
      // Actions stay on the server.
      if (/\.tsx?$/.test(source) && !/^'use server'/.test(readFileSync(source, 'utf8'))) reached.add(source);
    }
  return { reached, importers };
}

test('no browser bundle contains temporal-polyfill', () => {
  const { reached, importers } = findBrowserModules();
  expect(reached.size).toBeGreaterThan(100);
  expect(importers.has('use-intl')).toBe(true);
  expect([...importers].filter(([source]) => source.startsWith('temporal-polyfill'))).toEqual([]);
});

test('no project module in a browser bundle, and no island, uses URL.parse, which Safari 17 lacks', () => {
  const { reached } = findBrowserModules();
  expect(reached).toContain('body/href.ts');
  const islands = globSync('components/reader/islands/*.js');
  expect(islands).not.toEqual([]);
  expect(
    [...reached, ...islands].filter((file) => readFileSync(file, 'utf8').includes('URL.parse(')),
  ).toEqual([]);
});
