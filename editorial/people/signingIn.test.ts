import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { staff } from '#db/pools.ts';
import { sql } from '#db/query.ts';
import { signInLimit } from '#db/schema/people.ts';
import type { Actor } from '#editorial/access/actor.ts';
import { readBrowserLink } from './browserLink.ts';
import { clientNetwork } from './clientNetwork.ts';
import { isKnownBrowser, rememberBrowser } from './knownBrowser.ts';
import { hire, openScene, refusalReasonOf, scenePassword, traces } from './people.scene.ts';
import { accountKey, countTry, MAX_PER_ACCOUNT } from './signInLimits.ts';
import { signInWithPassword } from './signingIn.ts';

const verified = vi.hoisted(() => [] as string[]);
vi.mock('./passwordThread.ts', async (load) => {
  const { inPasswordThread } = await load<typeof import('./passwordThread.ts')>();
  return {
    inPasswordThread(job: Parameters<typeof inPasswordThread>[0]) {
      if (job.hash) verified.push(job.hash.split('$').slice(0, 4).join('$'));
      return inPasswordThread(job);
    },
  };
});

let scene: Awaited<ReturnType<typeof openScene>>;
let me: Actor;
beforeAll(async () => {
  scene = await openScene();
  me = await hire('writer');
});
afterAll(() => scene.close());
beforeEach(async () => {
  verified.length = 0;
  await staff().delete(signInLimit);
});

const guess = (email: string, password: string, client = '203.0.113.7', isKnownBrowser = false) =>
  refusalReasonOf(signInWithPassword({ email, password }, { client, isKnownBrowser }));

test('the right password is accepted', async () => {
  expect(await guess(me.email, scenePassword)).toEqual({
    done: { id: me.id, name: me.name, email: me.email },
  });
});

test('unknown, invited, disabled and wrong get the same answer and cost one argon2id of the same size', async () => {
  const invited = await hire('writer', { passwordHash: null });
  const disabled = await hire('writer', { disabledAt: new Date() });
  const before = await traces();
  for (const [email, password] of [
    ['nobody@courier.example', scenePassword],
    [invited.email, scenePassword],
    [disabled.email, scenePassword],
    [me.email, 'a wrong one'],
  ] as const) {
    expect(await guess(email, password)).toBe('password-wrong');
  }
  expect(verified).toEqual(Array(4).fill('$argon2id$v=19$m=32768,t=2,p=1'));
  expect(await traces()).toBe(before);
});

test('of forty parallel guesses ten are checked; then the right password is refused, except from another network', async () => {
  const outcomes = await Promise.all(Array.from({ length: 40 }, (_, at) => guess(me.email, `guess ${at}`)));
  expect(outcomes.filter((outcome) => outcome === 'password-wrong')).toHaveLength(10);
  expect(outcomes.filter((outcome) => outcome === 'too-many-tries')).toHaveLength(30);
  expect(await guess(me.email, scenePassword)).toBe('too-many-tries');
  expect(verified).toHaveLength(10);
  expect(await guess(me.email, scenePassword, '198.51.100.4')).toHaveProperty('done');
});

test('a network has thirty guesses for all accounts together, and its own successful sign-in restores none', async () => {
  for (let at = 0; at < 29; at++)
    expect(await guess(`someone${at}@courier.example`, 'x')).toBe('password-wrong');
  expect(await guess(me.email, scenePassword)).toHaveProperty('done');
  expect(await guess('another@courier.example', 'x')).toBe('password-wrong');
  expect(await guess('yet.another@courier.example', 'x')).toBe('too-many-tries');
});

test('ten wrong passwords for one account leave that network its guesses for other accounts', async () => {
  for (let at = 0; at < 40; at++) await guess('victim@courier.example', 'x');
  expect(await guess(me.email, scenePassword)).toHaveProperty('done');
});

test('an account has a hundred guesses from all networks; then only a known browser gets in', async () => {
  for (let at = 0; at < 100; at++)
    expect(await guess(me.email, `guess ${at}`, `198.51.${at}.1`)).toBe('password-wrong');
  expect(await guess(me.email, scenePassword, '192.0.2.200')).toBe('account-tries');
  expect(await guess(me.email, scenePassword, '192.0.2.200', true)).toHaveProperty('done');
  expect(await guess(me.email, scenePassword, '192.0.2.201')).toBe('account-tries');
});

test('after a hundred guesses the owner is emailed a link, at most twice, and an unknown address gets no email', async () => {
  const browserLinkSettings = { site: 'https://courier.example', secret: 'a secret' };
  const [{ emailCount: before } = { emailCount: 0 }] = await mailed();
  for (const account of [me.email, 'nobody@courier.example']) {
    const used = { key: accountKey(account), max: MAX_PER_ACCOUNT };
    for (let at = 0; at < 100; at++) await countTry([used]);
    for (let at = 0; at < 5; at++)
      expect(
        await refusalReasonOf(
          signInWithPassword(
            { email: account, password: 'x' },
            { client: `192.0.${at}.1`, browserLinkSettings },
          ),
        ),
      ).toBe('account-tries');
  }
  const [{ emailCount, last } = { emailCount: 0, last: '' }] = await mailed();
  expect(emailCount - before).toBe(2);
  const token = /sign-in\/browser\/(\S+)/.exec(last)?.[1] ?? '';
  expect(readBrowserLink('a secret', token, Date.now())).toBe(me.email);
  expect(readBrowserLink('a secret', token, Date.now() + 16 * 60_000)).toBeNull();
  expect(readBrowserLink('another', token, Date.now())).toBeNull();
  for (const forged of ['', 'x.y', `x${token}`, token.slice(1), 'a'.repeat(10_000)])
    expect(readBrowserLink('a secret', forged, Date.now())).toBeNull();
});

const mailed = async () =>
  (
    await staff().execute<{ emailCount: number; last: string }>(sql`
      select count(*)::int as "emailCount", (array_agg(payload->>'text' order by id desc))[1] as last
      from outbox where kind = 'mail'`)
  ).rows;

test('a known browser has ten guesses too', async () => {
  for (let at = 0; at < 10; at++)
    expect(await guess(me.email, 'x', '192.0.2.9', true)).toBe('password-wrong');
  expect(await guess(me.email, scenePassword, '192.0.2.9', true)).toBe('too-many-tries');
});

test('more than forty sign-ins at once are refused as busy without being counted, and a known browser does not wait for them', async () => {
  const crowd = Array.from({ length: 60 }, (_, at) =>
    guess(`x${at}@courier.example`, 'x', `198.51.100.${at}`),
  );
  const known = guess(me.email, scenePassword, '192.0.2.10', true);
  let waiting = 40;
  for (const one of crowd.slice(0, 40)) void one.then(() => waiting--);
  expect(await known).toHaveProperty('done');
  expect(waiting).toBeGreaterThan(20);
  const outcomes = await Promise.all(crowd);
  expect(outcomes.filter((outcome) => outcome === 'busy')).toHaveLength(20);
  expect(await guess(me.email, scenePassword, '192.0.2.11')).toHaveProperty('done');
});

test('a person who signs in after many attempts by strangers does not wait for all of those', async () => {
  let answered = 0;
  const crowd = Array.from({ length: 30 }, (_, at) =>
    guess(`y${at}@courier.example`, 'x', `198.51.100.${at}`).then(() => {
      answered += 1;
    }),
  );
  expect(await guess(me.email, scenePassword, '192.0.2.12')).toHaveProperty('done');
  expect(answered).toBeLessThan(15);
  await Promise.all(crowd);
});

test('a browser is known by its cookie, for the accounts that signed in with it, and with this secret only', () => {
  const first = rememberBrowser('secret', undefined, 'a@courier.example');
  const both = rememberBrowser('secret', first, 'b@courier.example');
  expect(isKnownBrowser('secret', both, 'a@courier.example')).toBe(true);
  expect(isKnownBrowser('secret', both, 'b@courier.example')).toBe(true);
  expect(isKnownBrowser('secret', first, 'b@courier.example')).toBe(false);
  expect(isKnownBrowser('other', both, 'a@courier.example')).toBe(false);
  const [, mac = ''] = first.split('.');
  for (const forged of [undefined, '', 'x', `${'a'.repeat(22)}.${mac}`, `${first}${'.'.repeat(50)}`])
    expect(isKnownBrowser('secret', forged, 'a@courier.example')).toBe(false);
  let cookie = first;
  for (let at = 0; at < 9; at++) cookie = rememberBrowser('secret', cookie, `n${at}@courier.example`);
  expect(cookie.split('.')).toHaveLength(6);
  expect(isKnownBrowser('secret', cookie, 'a@courier.example')).toBe(false);
});

test('people behind one address who know their passwords are never refused, even if all sign in at once', async () => {
  const all = await Promise.all(Array.from({ length: 30 }, () => guess(me.email, scenePassword)));
  for (const outcome of all) expect(outcome).toHaveProperty('done');
});

test.each([
  ['203.0.113.7', '203.0.113.7'],
  ['::ffff:203.0.113.7', '203.0.113.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:db8:1:2::9', '2001:db8:1:2::/64'],
  ['2001:db8::9', '2001:db8:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  [undefined, 'unknown'],
])('%s counts as %s', (address, network) => expect(clientNetwork(address)).toBe(network));
