import { globSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, test } from 'vitest';
import { policy } from '#editorial/access/policy.ts';

// Server actions and route handlers are public addresses: anyone can post to them. Each must find its actor, and pass
// it to a domain function or query whose file asks the policy.

const top = join(import.meta.dirname, '../..');

/** The addresses open to anyone, each with the reason. */
const open: Record<string, string> = {
  'app/sign-in/actions.ts signIn': 'the password decides',
  'app/invite/actions.ts takeUpInvitation': 'the invitation’s token decides',
  'app/invite/actions.ts makeFirstAdmin':
    'the token of the link that the first start printed decides, while there is no user',
  'app/newsroom/frameActions.ts signOut': 'ends the session of the cookie it is sent, whoever sends it',
  'app/api/auth/[...nextauth]/route.ts GET': 'next-auth',
  'app/api/auth/[...nextauth]/route.ts POST': 'next-auth',
};

const files = globSync('app/**/*.{ts,tsx}', { cwd: top })
  .filter((path) => !path.includes('.test.'))
  .map((path) => ({ path, text: readFileSync(join(top, path), 'utf8') }));

const actionFiles = files.filter(({ text }) => /^['"]use server['"]/.test(text));
const staffRoutes = files.filter(({ path }) => /^app\/(api|newsroom|admin)\/.*route\.ts$/.test(path));

/**
 * `export function name(…) {…}`, and `export const name = …;` unless it is a text. The latter ends on its first line or
 * at the next line that is not indented.
 */
const exportedFunction =
  /^export (?:(?:default )?(?:async )?function (\w+)[\s\S]*?^}|const (\w+) = (?!')(?:.*;$|[\s\S]*?^\S.*;$))/gm;

const bodies = ({ path, text }: (typeof files)[number]) =>
  [...text.matchAll(exportedFunction)].map(([body, asFunction, asConst]) => ({
    path,
    name: `${path} ${asFunction ?? asConst}`,
    body,
    text,
  }));

const acts = new Set(Object.keys(policy));

/** Whether a body calls a function, or hands it to `action`, `confirmedAction` or `parsed`, which call it. */
const isCalled = (name: string, body: string) =>
  new RegExp(`\\b${name}\\(|(?:\\baction\\(|\\bconfirmedAction\\(|\\bparsed\\(\\w+, )\\s*${name}\\b`).test(
    body,
  );

/** The policy acts that are checked in the domain files whose functions this body names. */
function actsOf(body: string, text: string): string[] {
  const named: string[] = [];
  for (const [, names = '', from = ''] of text.matchAll(
    /import (?!type)\{([^}]*)\} from '#editorial\/([^']+)'/g,
  )) {
    const called = names
      .split(',')
      .map((name) => name.trim().replace(/^.* as /, ''))
      .some((name) => name && isCalled(name, body));
    if (!called) continue;
    const source = readFileSync(join(top, 'editorial', from), 'utf8');
    for (const [, act = ''] of source.matchAll(/'([a-z]+\.[a-z-]+)'/g)) if (acts.has(act)) named.push(act);
  }
  return named;
}

/**
 * The functions that find the actor (by cookie, or by API token), including functions of the same file that call them.
 */
function findersOf(text: string): string[] {
  const ours = [
    'requireActor',
    'requireActorWhoMay',
    'currentActor',
    'runActionAs',
    'action',
    'confirmedAction',
    'withApiToken',
  ];
  const local = [...text.matchAll(/^(?:async )?function (\w+)[\s\S]*?^}/gm)]
    .filter(([body]) => ours.some((finder) => isCalled(finder, body)))
    .map(([, name = '']) => name);
  return [...ours, ...local];
}

const entryPoints = [...actionFiles, ...staffRoutes].flatMap(bodies);

test('there are actions to check', () => {
  expect(actionFiles.length).toBeGreaterThan(4);
  expect(entryPoints.length).toBeGreaterThan(15);
});

test.each(entryPoints)(
  '$name finds its actor and asks the policy, or is open on purpose',
  ({ name, body, text }) => {
    const asks = findersOf(text).some((finder) => isCalled(finder, body));
    expect(asks).toBe(!open[name]);
    if (asks) expect(actsOf(body, text)).not.toEqual([]);
  },
);

test.each(actionFiles)('$path exports only functions that are checked here', ({ path, text }) => {
  const exported = [...text.matchAll(/^export (?!type|interface)(.*)$/gm)].map(([line]) => line);
  expect(exported).toHaveLength(bodies({ path, text }).length);
});

test('no other file contains an action', () => {
  const everywhere = [
    ...files,
    ...globSync('components/**/*.{ts,tsx}', { cwd: top }).map((path) => ({
      path,
      text: readFileSync(join(top, path), 'utf8'),
    })),
  ];
  const hiding = everywhere
    .filter(({ text }) => /^\s+['"]use server['"]/m.test(text))
    .map(({ path }) => relative(top, join(top, path)));
  expect(hiding).toEqual([]);
});

test('every open address exists', () => {
  expect(Object.keys(open).filter((name) => !entryPoints.some((entrance) => entrance.name === name))).toEqual(
    [],
  );
});
