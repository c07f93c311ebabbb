import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const css = readFileSync(join(import.meta.dirname, 'css/tokens.css'), 'utf8');
const colours = (selector: string) => {
  const [, block = ''] = css.split(selector);
  return [...block.slice(0, block.indexOf('}')).matchAll(/--[\w-]+: #\w+/g)].map(([colour]) => colour);
};

test('the dark theme that a preview forces equals the dark theme for readers', () => {
  const forced = colours(':where([data-theme="dark"]) {');
  expect(forced.length).toBeGreaterThan(5);
  expect(forced).toEqual(colours(':where(:not([data-theme="light"])) {'));
});
