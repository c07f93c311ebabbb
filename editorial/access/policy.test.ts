import { describe, expect, test } from 'vitest';
import type { Role } from '#db/schema/people.ts';
import { type Actor, type AnyActor, systemActor } from './actor.ts';
import { allow, may, type PolicyAct, policy, scopes } from './policy.ts';

// Written out, not computed: a change of the policy must also be made here, which shows its effect.
const permissionTable = `
                                       writer editor admin
article.list                           yes    yes    yes
article.create                         yes    yes    yes
article.read                           yes    yes    yes
article.edit                           yes    yes    yes
article.suggest                        yes    yes    yes
article.describe                       yes    yes    yes
article.change-address of unreleased   yes    yes    yes
article.change-address of released     -      yes    yes
article.link-translation of unreleased yes    yes    yes
article.link-translation of released   -      yes    yes
article.file                           yes    yes    yes
article.return                         -      yes    yes
article.approve                        -      yes    yes
article.assign of to-self              yes    yes    yes
article.assign of to-others            -      yes    yes
article.annotate                       yes    yes    yes
version.read                           yes    yes    yes
version.name                           yes    yes    yes
version.restore                        yes    yes    yes
comment.read                           yes    yes    yes
comment.start                          yes    yes    yes
comment.reply                          yes    yes    yes
comment.edit of own                    yes    yes    yes
comment.edit of of-another             -      -      -
comment.delete of own                  yes    yes    yes
comment.delete of of-another           -      -      -
comment.resolve                        yes    yes    yes
comment.reopen                         yes    yes    yes
suggestion.read                        yes    yes    yes
suggestion.reply                       yes    yes    yes
suggestion.resolve                     yes    yes    yes
suggestion.withdraw                    yes    yes    yes
article.import                         yes    yes    yes
article.preview                        yes    yes    yes
article.pin                            -      yes    yes
article.block-related                  -      yes    yes
article.release                        -      yes    yes
article.withdraw                       -      yes    yes
article.take-back                      -      yes    yes
article.end-coverage                   -      yes    yes
article.delete of own                  yes    yes    yes
article.delete of others               -      yes    yes
bin.read                               yes    yes    yes
bin.restore of own                     yes    yes    yes
bin.restore of others                  -      yes    yes
bin.restore of section                 -      -      yes
bin.erase                              -      -      yes
calendar.read                          yes    yes    yes
lexicon.read                           yes    yes    yes
lexicon.change                         -      yes    yes
package.read                           yes    yes    yes
package.change                         -      yes    yes
package.release                        -      yes    yes
package.delete                         -      yes    yes
series.read                            yes    yes    yes
series.change                          -      yes    yes
front.read                             yes    yes    yes
front.change                           -      yes    yes
front.release                          -      yes    yes
past.read                              -      yes    yes
share.list                             yes    yes    yes
share.create                           -      yes    yes
share.revoke                           -      yes    yes
effect.read                            -      -      yes
effect.retry                           -      -      yes
webhook.change                         -      -      yes
webhook.ping                           -      -      yes
token.change                           -      -      yes
archive.release                        -      -      yes
asset.list                             yes    yes    yes
asset.upload                           yes    yes    yes
asset.describe                         yes    yes    yes
asset.delete of own                    yes    yes    yes
asset.delete of others                 -      yes    yes
asset.change-focus of unused           yes    yes    yes
asset.change-focus of in-use           -      yes    yes
asset.change-rights of unused          yes    yes    yes
asset.change-rights of in-use          -      yes    yes
asset.change-rights of ended           -      yes    yes
asset.renew-rights                     -      yes    yes
user.list                              -      -      yes
user.invite                            -      -      yes
user.change-role                       -      -      yes
user.limit                             -      -      yes
user.disable                           -      -      yes
user.enable                            -      -      yes
user.end-sessions                      -      -      yes
notice.read                            yes    yes    yes
self.change-locale                     yes    yes    yes
self.change-notices                    yes    yes    yes
self.change-password                   yes    yes    yes
self.end-sessions                      yes    yes    yes
audit.read                             -      -      yes
about.read                             yes    yes    yes
about.change                           -      -      yes
settings.read                          yes    yes    yes
settings.change                        -      -      yes
section.change                         -      -      yes
section.order                          -      -      yes
section.merge                          -      -      yes
section.delete                         -      -      yes
topic.read                             yes    yes    yes
topic.restore-by-name                  yes    yes    yes
topic.change                           -      yes    yes
topic.merge                            -      yes    yes
topic.delete                           -      yes    yes
`;

const [head = '', ...lines] = permissionTable.trim().split('\n');
const roles = head.trim().split(/\s+/) as Role[];
const cases = lines.flatMap((line) => {
  const [, act = '', subject, rest = ''] = /^(\S+)(?: of (\S+))?\s+(.*)$/.exec(line) ?? [];
  const answers = rest.trim().split(/\s+/);
  const title = subject ? `${act} of ${subject}` : act;
  return roles.map((role, at) => ({
    title,
    role,
    act: act as PolicyAct,
    subject,
    allowed: answers[at] === 'yes',
  }));
});

/** Every act with each state of its subject; acts without a subject state once. */
const everyAct = (Object.keys(policy) as PolicyAct[]).flatMap((act): [PolicyAct, string | undefined][] => {
  const rule = policy[act];
  return 'bySubject' in rule
    ? Object.keys(rule.bySubject).map((subject) => [act, subject])
    : [[act, undefined]];
});

/** Calls `may` by names, which its types would not allow. */
const canAct = (actor: AnyActor, act: PolicyAct, subject: string | undefined) =>
  may(actor, act, subject as string);

const someone = (role: Role): Actor => ({
  id: 1 as Actor['id'],
  name: 'S',
  email: 's@x.example',
  role,
  locale: 'en',
});

test('the table lists every act with every state of its subject, and no other', () => {
  const named = cases.map(({ act, subject }) => `${act} ${subject}`);
  expect([...new Set(named)].sort()).toEqual(everyAct.map(([act, subject]) => `${act} ${subject}`).sort());
  expect(named).toHaveLength(everyAct.length * roles.length);
});

describe.each(cases)('a(n) $role and $title', ({ role, act, subject, allowed }) => {
  test(allowed ? 'may' : 'may not', () => {
    expect(canAct(someone(role), act, subject)).toBe(allowed);
    const ask = () => allow(someone(role), act, subject as string);
    if (allowed) expect(ask).not.toThrow();
    else
      expect(ask).toThrow(
        /^refused: (not-allowed|released-already|rights-over|made-by-others|comment-of-another)$/,
      );
  });
});

test('people who can only suggest may not change text otherwise, whatever their role', () => {
  const forbidden = ['article.edit', 'version.restore', 'suggestion.resolve', 'article.import'];
  for (const role of roles) {
    const suggester = { ...someone(role), canOnlySuggest: true };
    for (const [act, subject] of everyAct)
      expect(canAct(suggester, act, subject)).toBe(
        canAct(someone(role), act, subject) && !forbidden.includes(act),
      );
    for (const act of forbidden)
      expect(() => allow(suggester, act as 'article.edit')).toThrow('refused: only-suggests');
  }
});

test('acts on content that readers already see are refused with that reason', () => {
  expect(() => allow(someone('writer'), 'article.change-address', 'released')).toThrow('released-already');
  expect(() => allow(someone('writer'), 'article.release')).toThrow('not-allowed');
});

test('an act that depends on its subject is refused to everyone without a subject state, or with an unknown one', () => {
  for (const [act, subject] of everyAct)
    if (subject !== undefined)
      for (const wrong of [undefined, '', 'draft', 'constructor', '__proto__'])
        for (const actor of [...roles.map(someone), systemActor])
          expect(canAct(actor, act, wrong)).toBe(false);
  // @ts-expect-error the type demands the subject
  expect(may(someone('admin'), 'article.change-address')).toBe(false);
  // @ts-expect-error and knows its states
  expect(may(someone('admin'), 'article.change-address', 'in-use')).toBe(false);
});

test.each(['article.burn', '', 'constructor', '__proto__', 'toString', 'hasOwnProperty'])(
  'nobody may %j, which is not an act',
  (act) => {
    for (const actor of [...roles.map(someone), systemActor])
      expect(canAct(actor, act as PolicyAct, 'released')).toBe(false);
  },
);

test('an unknown role may do nothing', () => {
  for (const [act, subject] of everyAct)
    for (const role of ['reader', 'Admin', '', undefined])
      expect(canAct(someone(role as Role), act, subject)).toBe(false);
});

// Also written out: a token permits what both its scope and its user's role allow.
const tokenTable = `
                writer editor admin
drafts:write    article.import topic.restore-by-name | article.import topic.restore-by-name | article.import topic.restore-by-name
releases:write  -              | article.release | article.release
`;
const tokenCases = tokenTable
  .trim()
  .split('\n')
  .slice(1)
  .flatMap((row) => {
    const [, scope = '', rest = ''] = /^(\S+)\s+(.*)$/.exec(row) ?? [];
    return rest
      .split('|')
      .map((act, at) => [roles[at] as Role, scope as keyof typeof scopes, act.trim()] as const);
  });

describe.each(tokenCases)('a token of a(n) %s with the scope %s', (role, scope, only) => {
  const machine = { ...someone(role), token: { id: 1, name: 'T', scopes: [scope] } };

  test(`may ${only === '-' ? 'nothing' : `${only}, and nothing else`}`, () => {
    const allowed = everyAct.filter(([act, subject]) => canAct(machine, act, subject)).map(([act]) => act);
    expect(allowed).toEqual(only === '-' ? [] : only.split(' '));
  });
});

test('the table lists every scope', () => {
  expect([...new Set(tokenCases.map(([, scope]) => scope))].sort()).toEqual(Object.keys(scopes).sort());
});

test('a token without a scope, or with an unknown one, permits nothing', () => {
  for (const names of [[], ['everything'], ['__proto__'], ['constructor']])
    for (const [act, subject] of everyAct)
      expect(
        canAct({ ...someone('admin'), token: { id: 1, name: 'T', scopes: names as never } }, act, subject),
      ).toBe(false);
});

test('an act that the role allows and the scope does not is refused with its own reason', () => {
  const machine = { ...someone('admin'), token: { id: 1, name: 'T', scopes: ['drafts:write' as const] } };
  expect(() => allow(machine, 'article.release')).toThrow('refused: scope-missing');
  expect(() => allow({ ...machine, role: 'writer' }, 'user.invite')).toThrow('refused: not-allowed');
});
