import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { everyForm } from '#e2e/newsroom/forms/everyForm.ts';
import { policy } from '#editorial/access/policy.ts';

// Every form that is written must be driven in a browser by e2e/newsroom/forms: refused, and pressed twice.

const components = join(import.meta.dirname, '..');

/** The forms that others are made of; their uses count. */
const made = ['ui/FormDialog.tsx', 'staff/admin/SettingsForm.tsx'];
const element = /<(?:ActForm|ConfirmDialog|FormDialog|SettingsForm)(?=[\s>])/g;

const written = globSync('**/*.tsx', { cwd: components })
  .filter((path) => !path.includes('.test.') && !made.includes(path))
  .map((path) => ({ path, forms: readFileSync(join(components, path), 'utf8').match(element)?.length ?? 0 }))
  .filter(({ forms }) => forms > 0);

test('there are forms to look at', () => expect(written.length).toBeGreaterThan(25));

test.each(written)('every form of $path is driven in a browser', ({ path, forms }) => {
  // One that serves several acts is driven once for each.
  expect(everyForm.filter(({ file }) => file === path).length).toBeGreaterThanOrEqual(forms);
});

test('every form that is driven is written', () => {
  const paths = written.map(({ path }) => path);
  expect(everyForm.filter(({ file }) => !paths.includes(file)).map(({ does }) => does)).toEqual([]);
});

test('every act that needs confirmation has a form that is driven', () => {
  const acts = Object.entries(policy).flatMap(([act, rule]) => ('confirm' in rule ? [act] : []));
  const driven = everyForm.map(({ act }) => act as string);
  expect(acts.filter((act) => !driven.includes(act))).toEqual([]);
});
