import { describe, expect, test } from 'vitest';
import type { Role } from '#db/schema/people';
import { type Actor, theHouse } from './actor.ts';
import { type Act, allow, may, policy, scopes } from './policy.ts';

// Written out, not computed: who changes the policy must change this page too, and see what it means.
const law = `
                       writer editor admin
article.list           yes    yes    yes
article.create         yes    yes    yes
article.read           yes    yes    yes
article.edit           yes    yes    yes
article.describe       yes    yes    yes
article.file           yes    yes    yes
article.import         yes    yes    yes
article.preview        yes    yes    yes
article.pin            -      yes    yes
article.block-related  -      yes    yes
article.release        -      yes    yes
article.withdraw       -      yes    yes
article.take-back      -      yes    yes
article.end-coverage   -      yes    yes
calendar.read          yes    yes    yes
lexicon.read           yes    yes    yes
lexicon.change         -      yes    yes
package.read           yes    yes    yes
package.change         -      yes    yes
package.release        -      yes    yes
series.read            yes    yes    yes
series.change          -      yes    yes
front.read             yes    yes    yes
front.change           -      yes    yes
front.release          -      yes    yes
past.read              -      yes    yes
share.list             yes    yes    yes
share.create           -      yes    yes
share.revoke           -      yes    yes
effect.read            -      -      yes
effect.retry           -      -      yes
webhook.change         -      -      yes
token.change           -      -      yes
archive.release        -      -      yes
asset.list             yes    yes    yes
asset.upload           yes    yes    yes
asset.describe         yes    yes    yes
user.list              -      -      yes
user.invite            -      -      yes
user.change-role       -      -      yes
user.disable           -      -      yes
user.enable            -      -      yes
user.end-sessions      -      -      yes
self.change-locale     yes    yes    yes
self.change-password   yes    yes    yes
self.end-sessions      yes    yes    yes
audit.read             -      -      yes
about.read             yes    yes    yes
about.change           -      -      yes
settings.read          yes    yes    yes
settings.change        -      -      yes
section.change         -      -      yes
`;

const [head = '', ...lines] = law.trim().split('\n');
const roles = head.trim().split(/\s+/) as Role[];
const cases = lines.flatMap((line) => {
  const [act = '', ...answers] = line.trim().split(/\s+/);
  return roles.map((role, at) => [role, act as Act, answers[at] === 'yes'] as const);
});

const someone = (role: Role): Actor => ({
  id: 1 as Actor['id'],
  name: 'S',
  email: 's@x.example',
  role,
  locale: 'en',
});

test('the law names every act, and no other', () => {
  expect([...new Set(cases.map(([, act]) => act))].sort()).toEqual(Object.keys(policy).sort());
});

describe.each(cases)('a(n) %s and %s', (role, act, allowed) => {
  test(allowed ? 'may' : 'may not', () => {
    expect(may(someone(role), act)).toBe(allowed);
    if (allowed) expect(() => allow(someone(role), act)).not.toThrow();
    else expect(() => allow(someone(role), act)).toThrow('refused: not-allowed');
  });
});

test.each(['article.burn', '', 'constructor', '__proto__', 'toString', 'hasOwnProperty'])(
  'nobody may %j, which is no act',
  (act) => {
    for (const actor of [...roles.map(someone), theHouse]) expect(may(actor, act as Act)).toBe(false);
  },
);

test('a role that is none may nothing', () => {
  for (const act of Object.keys(policy) as Act[])
    for (const role of ['reader', 'Admin', '', undefined])
      expect(may(someone(role as Role), act)).toBe(false);
});

// Also written out: what a token may do is what its scope names and its user's role allows.
const machineLaw = `
                writer editor admin
drafts:write    article.import | article.import | article.import
releases:write  -              | article.release | article.release
`;
const machineCases = machineLaw
  .trim()
  .split('\n')
  .slice(1)
  .flatMap((row) => {
    const [, scope = '', rest = ''] = /^(\S+)\s+(.*)$/.exec(row) ?? [];
    return rest
      .split('|')
      .map((act, at) => [roles[at] as Role, scope as keyof typeof scopes, act.trim()] as const);
  });

describe.each(machineCases)('a token of a(n) %s with the scope %s', (role, scope, only) => {
  const machine = { ...someone(role), token: { id: 1, name: 'T', scopes: [scope] } };

  test(`may ${only === '-' ? 'nothing' : `${only}, and nothing else`}`, () => {
    const allowed = (Object.keys(policy) as Act[]).filter((act) => may(machine, act));
    expect(allowed).toEqual(only === '-' ? [] : [only]);
  });
});

test('every scope is in that law', () => {
  expect([...new Set(machineCases.map(([, scope]) => scope))].sort()).toEqual(Object.keys(scopes).sort());
});

test('a token without a scope, or with one that is none, may nothing', () => {
  for (const names of [[], ['everything'], ['__proto__'], ['constructor']])
    for (const act of Object.keys(policy) as Act[])
      expect(may({ ...someone('admin'), token: { id: 1, name: 'T', scopes: names as never } }, act)).toBe(
        false,
      );
});

test('what the role allows and the scope does not is refused as such', () => {
  const machine = { ...someone('admin'), token: { id: 1, name: 'T', scopes: ['drafts:write' as const] } };
  expect(() => allow(machine, 'article.release')).toThrow('refused: scope-missing');
  expect(() => allow({ ...machine, role: 'writer' }, 'user.invite')).toThrow('refused: not-allowed');
});
