import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { everyForm } from '#e2e/newsroom/forms/everyForm.ts';
import { policy } from '#editorial/access/policy.ts';

// e2e/newsroom/forms must drive every form of the code in a browser: it provokes a refusal and presses twice.

const components = join(import.meta.dirname, '..');

/** Components that other forms are built on; their uses count instead. */
const bases = ['ui/FormDialog.tsx', 'ui/ConfirmDialog.tsx', 'staff/admin/SettingsForm.tsx'];
const element = /<(?:ActForm|ConfirmDialog|FormDialog|SettingsForm)(?=[\s>])/g;

const written = globSync('**/*.tsx', { cwd: components })
  .filter((path) => !path.includes('.test.') && !bases.includes(path))
  .map((path) => ({ path, forms: readFileSync(join(components, path), 'utf8').match(element)?.length ?? 0 }))
  .filter(({ forms }) => forms > 0);

test('the code has forms', () => expect(written.length).toBeGreaterThan(25));

test.each(written)('every form of $path is driven in a browser', ({ path, forms }) => {
  // A form that serves several acts is driven once for each.
  expect(everyForm.filter(({ file }) => file === path).length).toBeGreaterThanOrEqual(forms);
});

test('every form that is driven exists in the code', () => {
  const paths = written.map(({ path }) => path);
  expect(everyForm.filter(({ file }) => !paths.includes(file)).map(({ does }) => does)).toEqual([]);
});

test('every act that needs confirmation has a form that is driven', () => {
  const acts = Object.entries(policy).flatMap(([act, rule]) => ('confirm' in rule ? [act] : []));
  const driven = everyForm.map(({ act }) => act as string);
  expect(acts.filter((act) => !driven.includes(act))).toEqual([]);
});
