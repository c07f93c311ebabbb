import { afterEach, beforeEach, expect, test } from 'vitest';
import { staff } from '#db/pools.ts';
import { eq, sql } from '#db/query.ts';
import { auditEvent } from '#db/schema/auditEvents.ts';
import { firstAdminLink, user } from '#db/schema/people.ts';
import { becomeFirstAdmin, firstAdminOrder, isFirstAdminToken, issueFirstAdminLink } from './firstAdmin.ts';
import { hire, openScene } from './people.scene.ts';
import { ensureSampleAccounts } from './sampleAccounts.ts';
import { signInWithPassword } from './signingIn.ts';

let scene: Awaited<ReturnType<typeof openScene>>;
beforeEach(async () => {
  scene = await openScene();
});
afterEach(() => scene.close());

const site = 'https://courier.example';
const issue = async () => {
  const link = await issueFirstAdminLink(site);
  if (!link) throw new Error('no link');
  return link.slice(`${site}/invite/`.length);
};
const order = (token: string, more: object = {}) =>
  firstAdminOrder.parse({
    token,
    name: 'Nora Vale',
    email: ' Nora@Courier.Example',
    password: 'tide tables and tea',
    locale: 'en',
    ...more,
  });

test('the link creates one admin, who can sign in, and is audited', async () => {
  const token = await issue();
  expect(await isFirstAdminToken(token)).toBe(true);
  expect(await becomeFirstAdmin(order(token))).toEqual({ email: 'nora@courier.example' });
  const me = await signInWithPassword(
    { email: 'nora@courier.example', password: 'tide tables and tea' },
    { client: null },
  );
  const [event] = await staff().select().from(auditEvent).where(eq(auditEvent.act, 'first-admin.sign-up'));
  expect(event).toMatchObject({ actorId: me.id, subject: 'user', subjectId: String(me.id) });
  expect(await isFirstAdminToken(token)).toBe(false);
  expect(await issueFirstAdminLink(site)).toBeNull();
});

test('of ten people who use the same link at once, one becomes the admin', async () => {
  const token = await issue();
  const tried = await Promise.allSettled(
    Array.from({ length: 10 }, (_, at) =>
      becomeFirstAdmin(order(token, { email: `n${at}@courier.example` })),
    ),
  );
  expect(tried.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect(await staff().$count(user)).toBe(1);
});

test("when one of two nodes' links is used, both are invalid", async () => {
  const [one, other] = [await issue(), await issue()];
  expect([await isFirstAdminToken(one), await isFirstAdminToken(other)]).toEqual([true, true]);
  await becomeFirstAdmin(order(one));
  await expect(becomeFirstAdmin(order(other))).rejects.toMatchObject({ reason: 'invitation-spent' });
});

test('an expired link, an invented one, and any link once there is an account, create nobody', async () => {
  const token = await issue();
  for (const wrong of ['', 'x', 'a'.repeat(43), `${token}x`])
    await expect(becomeFirstAdmin(order(wrong))).rejects.toMatchObject({ reason: 'invitation-spent' });
  await staff().update(firstAdminLink).set({ expiresAt: sql`now() - interval '1 second'` });
  expect(await isFirstAdminToken(token)).toBe(false);
  await expect(becomeFirstAdmin(order(token))).rejects.toMatchObject({ reason: 'invitation-spent' });
  const next = await issue();
  expect(await staff().$count(firstAdminLink)).toBe(1);
  await hire('writer');
  await expect(becomeFirstAdmin(order(next))).rejects.toMatchObject({ reason: 'invitation-spent' });
  expect(await staff().$count(user)).toBe(1);
});

test('a common password is refused, and the link stays valid', async () => {
  const token = await issue();
  await expect(becomeFirstAdmin(order(token, { password: 'password1234' }))).rejects.toMatchObject({
    reason: 'password-common',
  });
  expect(await staff().$count(user)).toBe(0);
  expect(await isFirstAdminToken(token)).toBe(true);
});

test('sample accounts without a configured password get three different working ones', async () => {
  const accounts = (await ensureSampleAccounts()) ?? [];
  expect(new Set(accounts.map(({ password }) => password)).size).toBe(3);
  for (const account of accounts)
    expect((await signInWithPassword(account, { client: null })).email).toBe(account.email);
});
