import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, test, vi } from 'vitest';
import { policy } from '#editorial/access/policy.ts';
import { binKinds } from '#editorial/bin/binKinds.ts';

// Calls every server action as anyone can: without a confirmation, and with an invalid one.

const requested = vi.hoisted(() => ({ acts: [] as string[] }));
const admin = { id: 1, name: 'S', email: 's@x.example', role: 'admin', locale: 'en' };

vi.mock('#app/_auth/currentActor.ts', () => ({
  currentActor: async () => admin,
  currentToken: async () => 'token',
  requireActor: async () => admin,
}));
vi.mock('next/cache', () => ({ revalidatePath: () => {} }));
// Every domain function asks the policy first. This mock records the act and always refuses.
vi.mock('#editorial/access/policy.ts', async (original) => {
  const actual = await original<typeof import('#editorial/access/policy.ts')>();
  const note = (_: unknown, act: string) => {
    requested.acts.push(act);
    throw new Error(`requested ${act}`);
  };
  return { ...actual, allow: note };
});

const top = join(import.meta.dirname, '../..');

/** Functions that only read, but require the permission for an act that needs confirmation. */
const readOnly = [
  'app/admin/pages/actions.ts previewPage',
  'app/newsroom/articles/[id]/release/actions.ts forecastReleaseTakeBack',
];
/** `moveToBin` derives its act from the kind of subject; it is recognized by its check. */
const actsByKind = Object.values(binKinds).map(({ act }) => act);

type Action = { name: string; path: string; action: string; body: string; text: string };

/** `export async function name(…) {…}`, or `export const name = …;` as in `actions.test.ts`. */
const exportedFunction =
  /^export (?:async function (\w+)[\s\S]*?^}|const (\w+) = (?!')(?:.*;$|[\s\S]*?^\S.*;$))/gm;

/** Whether a body calls a function, or hands it to `action`, `confirmedAction` or `parsed`, which call it. */
const isCalled = (name: string, body: string) =>
  new RegExp(`\\b${name}\\(|(?:\\baction\\(|\\bconfirmedAction\\(|\\bparsed\\(\\w+, )\\s*${name}\\b`).test(
    body,
  );

const actions: Action[] = globSync('app/**/actions.ts', { cwd: top })
  .concat(globSync('app/**/*Actions.ts', { cwd: top }))
  .flatMap((path) => {
    const text = readFileSync(join(top, path), 'utf8');
    return [...text.matchAll(exportedFunction)].map(([body, asFunction, asConst]) => {
      const action = asFunction ?? asConst ?? '';
      return { name: `${path} ${action}`, path, action, body, text };
    });
  });

type Anything = (...input: unknown[]) => unknown;

async function load(path: string): Promise<Record<string, Anything>> {
  const file = join(top, path);
  return import(/* @vite-ignore */ file);
}

/** The acts requested by the domain functions that an action calls, and whether one of them checks a confirmation. */
async function domainOf({ body, text }: Action): Promise<{ acts: string[]; checks: boolean }> {
  requested.acts = [];
  let checks = false;
  for (const [, names = '', from = ''] of text.matchAll(
    /import (?!type)\{([^}]*)\} from '#editorial\/(?!access\/(?:policy|refusal))([^']+)'/g,
  )) {
    const called = names
      .split(',')
      .map((name) => name.trim().split(' as '))
      .filter(([name = '', alias = name]) => name && isCalled(alias, body));
    if (called.length === 0) continue;
    const module = await load(`editorial/${from}`);
    for (const [name = ''] of called) {
      const verb = module[name];
      if (typeof verb !== 'function') continue;
      checks ||= /checkConfirmation|claimRequest|refuseOldState/.test(verb.toString());
      await Promise.resolve()
        .then(() => verb(admin, {}, {}))
        .catch(() => undefined);
    }
  }
  return { acts: requested.acts, checks };
}

async function call({ path, action }: Action, ...input: unknown[]): Promise<unknown> {
  const module = await load(path);
  return module[action]?.(...input);
}

const needsConfirmation = (act: string) => 'confirm' in policy[act as keyof typeof policy];

const confirmedActions: { name: string; acts: string[]; of: Action }[] = [];
for (const of of actions) {
  const { acts: all, checks } = await domainOf(of);
  const acts = all.filter(needsConfirmation);
  if ((acts.length > 0 || checks) && !readOnly.includes(of.name))
    confirmedActions.push({ name: of.name, acts, of });
}

beforeEach(() => {
  requested.acts = [];
  vi.spyOn(console, 'error').mockImplementation(() => {});
});
afterAll(() => vi.restoreAllMocks());

const refused = { ok: false, refused: 'confirmation-missing' };
const requestKey = '11111111-2222-4333-8444-555555555555';

test.each(confirmedActions)(
  '$name is refused without a confirmation, before anything else',
  async ({ of }) => {
    for (const input of [
      [],
      [null],
      [{}],
      [{ confirmation: null }],
      [{ confirmation: {} }],
      [{ confirmation: { requestKey, decidedOn: 5 } }],
      [{ confirmation: { requestKey: 'again', decidedOn: null } }],
      [{ confirmation: { requestKey, decidedOn: 'x'.repeat(201) } }],
    ])
      expect(await call(of, ...input)).toMatchObject(refused);
    expect(requested.acts).toEqual([]);
  },
);

test.each(confirmedActions)('$name accepts a valid one', async ({ of }) => {
  const confirmation = { requestKey, decidedOn: '1.1.0' };
  expect(await call(of, { confirmation }, '', confirmation)).not.toMatchObject(refused);
});

test('every act that needs confirmation belongs to an action', () => {
  const covered = new Set(confirmedActions.flatMap(({ acts }) => acts));
  if (confirmedActions.some(({ of }) => isCalled('moveToBin', of.body)))
    for (const act of actsByKind) covered.add(act);
  expect(Object.keys(policy).filter((act) => needsConfirmation(act) && !covered.has(act))).toEqual([]);
});

test('every read-only exception exists', () => {
  expect(readOnly.filter((name) => !actions.some((action) => action.name === name))).toEqual([]);
});
