import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createTranslator } from 'use-intl/core';
import { describe, expect, test } from 'vitest';
import { missingMessages } from '#contracts/missingMessages.ts';
import { locales } from '#db/schema/people.ts';
import { reasons } from '#editorial/access/refusal.ts';
import { problems } from '#editorial/fronts/frontChecks.ts';
import { placeholdersOf } from './placeholders.fixture.ts';

// Types check that each reason has a sentence. These tests check that every refusal in the code has the facts that its
// sentence names: a missing fact would leave a placeholder on the page.

const top = join(import.meta.dirname, '..');

type Thrown = { at: string; reason: string; facts: string[] | null };

/** Every `new Refusal('reason', { … })` of the code with the names of its facts; null where they are computed. */
function thrown(): Thrown[] {
  return globSync('{app,editorial,server}/**/*.ts', { cwd: top })
    .filter((path) => !/\.test\.|scene/.test(path))
    .flatMap((path) => {
      const text = readFileSync(join(top, path), 'utf8');
      return [...text.matchAll(/new Refusal\(\s*'([\w-]+)'(?:,\s*(\{[^}]*\}|[^)]+))?/g)].map(
        ([, reason = '', facts]) => ({ at: path, reason, facts: namesOf(facts) }),
      );
    });
}

function namesOf(facts: string | undefined): string[] | null {
  if (facts === undefined) return [];
  if (!facts.startsWith('{') || facts.includes('...')) return null;
  return [...facts.matchAll(/[{,]\s*'?([a-zA-Z][\w.]*)'?\s*(?=[:,}])/g)].map(([, name = '']) => name);
}

const read = (locale: string): Record<string, string> =>
  JSON.parse(readFileSync(join(import.meta.dirname, locale, 'refusals.json'), 'utf8'));

const all = thrown();

test('placeholders are found, and branches are not placeholders', () => {
  const message =
    '{name} has {n, plural, =0 {releases} one {a {kind} story} other {# stories}}; {at, number}';
  expect(placeholdersOf(message)).toEqual(['name', 'n', 'kind', 'at']);
});

test('refusals are found in the code', () => {
  expect(all.length).toBeGreaterThan(150);
  expect(all.filter(({ facts }) => facts && facts.length > 0).length).toBeGreaterThan(30);
});

describe.each(locales)('in %s', (locale) => {
  const messages = read(locale);

  test('every refusal has the facts that its sentence names', () => {
    const lacking = all.flatMap(({ at, reason, facts }) => {
      const wanted = placeholdersOf(messages[reason] ?? `{${reason}}`);
      const missing = facts === null ? [] : wanted.filter((name) => !facts.includes(name));
      return missing.map((name) => `${at}: ${reason} without ${name}`);
    });
    expect(lacking).toEqual([]);
  });

  test('every sentence can be filled', () => {
    const say = createTranslator({ locale, messages, ...missingMessages(locale) });
    for (const [reason, message] of Object.entries(messages)) {
      const facts = Object.fromEntries(placeholdersOf(message).map((name) => [name, 3]));
      const sentence = say(reason, facts);
      expect(sentence).not.toMatch(/\{|\}/);
      expect(sentence.length, reason).toBeGreaterThan(4);
    }
  });

  test('every reason has a sentence, and every sentence a reason', () => {
    expect(Object.keys(messages).sort()).toEqual(['failed', 'offline', 'upgraded', ...reasons].sort());
  });

  test('every problem of a front has a sentence for its refusal', () => {
    const front = JSON.parse(readFileSync(join(import.meta.dirname, locale, 'front.json'), 'utf8'));
    expect(Object.keys(front.finding).sort()).toEqual([...problems].sort());
  });
});
