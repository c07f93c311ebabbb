import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { staff } from '#db/pools';
import { signInLimit } from '#db/schema/people';
import type { Actor } from '../actor.ts';
import { clientNetwork } from './client.ts';
import { hire, openScene, refusalOf, scenePassword, traces } from './scene.ts';
import { recognise } from './signingIn.ts';

const verified = vi.hoisted(() => [] as string[]);
vi.mock('@node-rs/argon2', async (load) => {
  const real = await load<typeof import('@node-rs/argon2')>();
  const verify: typeof real.verify = (hashed, password, ...rest) => {
    verified.push(String(hashed).split('$').slice(0, 4).join('$'));
    return real.verify(hashed, password, ...rest);
  };
  return { ...real, verify };
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

const guess = (email: string, password: string, from = '203.0.113.7') =>
  refusalOf(recognise({ email, password }, from));

test('the right password is recognised', async () => {
  expect(await guess(me.email, scenePassword)).toEqual({
    done: { id: me.id, name: me.name, email: me.email },
  });
});

test('unknown, invited, disabled and mistaken are answered alike and cost one argon2id of the same size', async () => {
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

test('of fifty parallel guesses ten are judged; the right one is refused too; from elsewhere it opens', async () => {
  const outcomes = await Promise.all(Array.from({ length: 50 }, (_, at) => guess(me.email, `guess ${at}`)));
  expect(outcomes.filter((outcome) => outcome === 'password-wrong')).toHaveLength(10);
  expect(outcomes.filter((outcome) => outcome === 'too-many-tries')).toHaveLength(40);
  expect(await guess(me.email, scenePassword)).toBe('too-many-tries');
  expect(verified).toHaveLength(10);
  expect(await guess(me.email, scenePassword, '198.51.100.4')).toHaveProperty('done');
});

test('one place has ten guesses for all accounts together, and a sign-in of its own earns none back', async () => {
  for (let at = 0; at < 9; at++)
    expect(await guess(`someone${at}@courier.example`, 'x')).toBe('password-wrong');
  expect(await guess(me.email, scenePassword)).toHaveProperty('done');
  expect(await guess('another@courier.example', 'x')).toBe('password-wrong');
  expect(await guess('yet.another@courier.example', 'x')).toBe('too-many-tries');
});

test('people behind one address who know their passwords are never held up, though they come all at once', async () => {
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
