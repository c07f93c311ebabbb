import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { staff } from '#db/pools.ts';
import { eq, sql } from '#db/query.ts';
import { auditEvent, outbox } from '#db/schema/auditEvents.ts';
import { invitation, user } from '#db/schema/people.ts';
import type { Actor } from '#editorial/access/actor.ts';
import { acceptInvitation, findInvitation } from './acceptingInvitations.ts';
import { changePassword } from './changingPassword.ts';
import { changeRole } from './changingRole.ts';
import { disable, enable } from './disablingPeople.ts';
import { endOtherSessions, endOwnSession, endSessionsOf } from './endingSessions.ts';
import { invite, inviteAgain, inviteOrder } from './invitingPeople.ts';
import { hire, openScene, refusalReasonOf, scenePassword, traces } from './people.scene.ts';
import { listOwnSessions, listPeople } from './personList.ts';
import { ensureSampleAccounts } from './sampleAccounts.ts';
import { hashOf, newToken } from './secretToken.ts';
import { beginSession, endSession, findActor } from './sessions.ts';

const settings = { site: 'https://courier.example', mails: true };
let scene: Awaited<ReturnType<typeof openScene>>;
let admin: Actor;

beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

test('the first start creates the three sample accounts once, although three nodes start at once', async () => {
  const made = await Promise.all([1, 2, 3].map(() => ensureSampleAccounts('a first password')));
  const [accounts = [], ...others] = made.filter((each) => each !== undefined);
  expect(others).toEqual([]);
  expect(accounts).toEqual(
    ['writer', 'editor', 'admin'].map((role) => ({
      email: `${role}@example.com`,
      password: 'a first password',
    })),
  );
  expect(await staff().$count(user)).toBe(3);
  admin = await hire('admin');
});

const tokenOf = ({ link }: { link: string }) => link.split('/').at(-1) ?? '';
let serial = 0;
const newcomer = () =>
  inviteOrder.parse({ email: `New.Comer${++serial}@Courier.Example `, name: 'Nora', role: 'writer' });

describe('an invitation', () => {
  test('is shown once, emailed with a link to the site, and stored only as a hash', async () => {
    const invited = await invite(admin, newcomer(), settings);
    expect(invited.link).toMatch(/^https:\/\/courier\.example\/invite\/[\w-]{43}$/);
    expect(invited.email).toBe(`new.comer${serial}@courier.example`);
    const [stored] = await staff().select().from(invitation).where(eq(invitation.userId, invited.userId));
    expect(Buffer.from(stored?.tokenHash ?? []).equals(hashOf(tokenOf(invited)))).toBe(true);
    const [email] = await staff().select().from(outbox).orderBy(sql`id desc`).limit(1);
    expect(email).toMatchObject({ kind: 'mail', payload: { to: invited.email } });
    expect(email?.payload.text).toContain(invited.link);
    expect(await findInvitation(tokenOf(invited))).toEqual({ email: invited.email, name: 'Nora' });
  });

  test('is not emailed without SMTP', async () => {
    const emails = await staff().$count(outbox);
    await invite(admin, newcomer(), { ...settings, mails: false });
    expect(await staff().$count(outbox)).toBe(emails);
  });

  test('accepts one of fifty parallel attempts', async () => {
    const invited = await invite(admin, newcomer(), settings);
    const tries = Array.from({ length: 50 }, (_, at) =>
      refusalReasonOf(
        acceptInvitation({
          token: tokenOf(invited),
          name: `N ${at}`,
          password: 'twelve herring gulls',
          locale: 'en',
        }),
      ),
    );
    const outcomes = await Promise.all(tries);
    expect(outcomes.filter((outcome) => outcome === 'invitation-spent')).toHaveLength(49);
    expect(outcomes.filter((outcome) => outcome !== 'invitation-spent')).toEqual([
      { done: { email: invited.email } },
    ]);
    const accepted = eq(auditEvent.act, 'invitation.accept');
    expect(
      await staff().$count(auditEvent, sql`${accepted} and subject_id = ${String(invited.userId)}`),
    ).toBe(1);
  });

  test('is invalid after a week, after a newer one, after disabling, and when invented', async () => {
    const late = await invite(admin, newcomer(), settings);
    await staff().update(invitation).set({ expiresAt: sql`now()` }).where(eq(invitation.userId, late.userId));
    const replaced = await invite(admin, newcomer(), settings);
    const newer = await inviteAgain(admin, { userId: replaced.userId }, settings);
    const disabledInvitation = await invite(admin, newcomer(), settings);
    await disable(admin, { userId: disabledInvitation.userId });
    await enable(admin, { userId: disabledInvitation.userId });
    const before = await traces();
    for (const token of [
      tokenOf(late),
      tokenOf(replaced),
      tokenOf(disabledInvitation),
      newToken(),
      '',
      "' or 1=1",
      '\0'.repeat(43),
    ]) {
      expect(
        await refusalReasonOf(
          acceptInvitation({ token, name: 'X', password: 'twelve herring gulls', locale: 'en' }),
        ),
      ).toBe('invitation-spent');
    }
    expect(await traces()).toBe(before);
    expect(await findInvitation(tokenOf(newer))).not.toBeNull();
  });

  test('refuses short and common passwords, and stays valid', async () => {
    const invited = await invite(admin, newcomer(), settings);
    const before = await traces();
    const attempt = (password: string) =>
      refusalReasonOf(
        acceptInvitation({ token: tokenOf(invited), name: 'Nora Quay', password, locale: 'en' }),
      );
    expect(await attempt('short one')).toBe('password-short');
    for (const common of [
      'Password123',
      'qwertyuiop',
      '1234567890',
      'aaaaaaaaaaaa',
      'letmein!!2024',
      'NoraQuay!1',
      'abcdefghij',
      'adminadmin1',
    ])
      expect(await attempt(common), common).toBe('password-common');
    expect(await traces()).toBe(before);
    expect(await attempt('湿地上的白鹭与轮渡汽笛')).toEqual({ done: { email: invited.email } });
  });

  test('for an email address that is taken is refused and changes nothing', async () => {
    const before = await traces();
    const taken = inviteOrder.parse({ email: admin.email.toUpperCase(), name: 'Again', role: 'admin' });
    expect(await refusalReasonOf(invite(admin, taken, settings))).toBe('email-taken');
    expect(await traces()).toBe(before);
  });

  test.each([
    '',
    'no',
    'a@b',
    'x@y.z\0',
    'two@a.b, c@d.e',
    'line\nbreak@a.example',
    `${'a'.repeat(250)}@a.example`,
  ])('is refused by its schema for the email address %j', (address) =>
    expect(inviteOrder.safeParse({ email: address, name: 'N', role: 'writer' }).success).toBe(false),
  );

  test.each(['\0', '\ud800', '', '   ', 'two\nlines', 'x'.repeat(101)])(
    'is refused by its schema for the name %j',
    (name) =>
      expect(inviteOrder.safeParse({ email: 'n@courier.example', name, role: 'writer' }).success).toBe(false),
  );
});

test('only an admin may manage people; a refusal changes nothing', async () => {
  const writer = await hire('writer');
  for (const actor of [await hire('writer'), await hire('editor')]) {
    const before = await traces();
    const acts = [
      invite(actor, { email: 'x@courier.example', name: 'X', role: 'admin' }, settings),
      inviteAgain(actor, { userId: writer.id }, settings),
      changeRole(actor, { userId: writer.id, role: 'admin' }),
      changeRole(actor, { userId: actor.id, role: 'admin' }),
      disable(actor, { userId: writer.id }),
      enable(actor, { userId: writer.id }),
      endSessionsOf(actor, { userId: writer.id }),
      listPeople(actor),
    ];
    expect(await Promise.all(acts.map(refusalReasonOf))).toEqual(acts.map(() => 'not-allowed'));
    expect(await traces()).toBe(before);
  }
});

test('an admin who has just been demoted or disabled can do nothing more', async () => {
  const other = await hire('writer');
  const demoted = await hire('admin');
  await changeRole(admin, { userId: demoted.id, role: 'editor' });
  const disabled = await hire('admin');
  await disable(admin, { userId: disabled.id });
  const before = await traces();
  for (const actor of [demoted, disabled]) {
    expect(await refusalReasonOf(changeRole(actor, { userId: other.id, role: 'admin' }))).toBe('not-allowed');
    expect(await refusalReasonOf(invite(actor, newcomer(), settings))).toBe('not-allowed');
  }
  expect(await traces()).toBe(before);
});

describe('admins', () => {
  test('who demote or disable each other at once leave one of them', async () => {
    for (let round = 0; round < 12; round++) {
      await staff().update(user).set({ role: 'writer' }).where(eq(user.role, 'admin'));
      const [one, two] = await Promise.all([hire('admin'), hire('admin')]);
      const outcomes = await Promise.all([
        refusalReasonOf(changeRole(one, { userId: two.id, role: 'writer' })),
        refusalReasonOf(
          round % 2 ? disable(two, { userId: one.id }) : changeRole(two, { userId: one.id, role: 'writer' }),
        ),
      ]);
      expect(outcomes).toContainEqual({ done: undefined });
      expect(await staff().$count(user, sql`role = 'admin' and disabled_at is null`)).toBe(1);
    }
    admin = await hire('admin');
  });

  test('cannot demote or disable themselves, nor the last admin', async () => {
    const before = await traces();
    expect(await refusalReasonOf(changeRole(admin, { userId: admin.id, role: 'writer' }))).toBe(
      'own-account',
    );
    expect(await refusalReasonOf(disable(admin, { userId: admin.id }))).toBe('own-account');
    expect(await traces()).toBe(before);
  });

  test('who have not accepted their invitation do not count', async () => {
    const { systemActor } = await import('#editorial/access/actor.ts');
    await staff().update(user).set({ role: 'writer' }).where(sql`role = 'admin' and id <> ${admin.id}`);
    await hire('admin', { passwordHash: null });
    expect(await refusalReasonOf(disable(systemActor, { userId: admin.id }))).toBe('last-admin');
  });
});

describe('a session', () => {
  test('identifies its user until it is signed out', async () => {
    const me = await hire('writer');
    const token = await beginSession(me.id, 'Firefox');
    expect(await findActor(token)).toEqual(me);
    await endSession(token);
    expect(await findActor(token)).toBeNull();
    await endSession(token);
  });

  test.each([
    undefined,
    '',
    'x',
    'x'.repeat(43),
    '\0'.repeat(43),
    '../../etc',
    '%'.repeat(43),
    'é'.repeat(43),
  ])('identifies nobody for the token %j', async (token) => expect(await findActor(token)).toBeNull());

  test('expires', async () => {
    const token = await beginSession((await hire('writer')).id, '');
    await staff().execute(
      sql`update session set expires_at = now() where token_hash = ${Buffer.from(hashOf(token))}`,
    );
    expect(await findActor(token)).toBeNull();
  });

  test('has a new role from the next request, and ends at once when its user is disabled', async () => {
    const me = await hire('editor');
    const token = await beginSession(me.id, '');
    await changeRole(admin, { userId: me.id, role: 'writer' });
    expect((await findActor(token))?.role).toBe('writer');
    await disable(admin, { userId: me.id });
    expect(await findActor(token)).toBeNull();
    expect(await refusalReasonOf(beginSession(me.id, ''))).toBe('not-signed-in');
    await enable(admin, { userId: me.id });
    expect(await findActor(token)).toBeNull();
  });

  test("notifies the sockets' channel of its end", async () => {
    const notifications: string[] = [];
    const client = await staff().$client.connect();
    client.on('notification', ({ payload }) => notifications.push(payload ?? ''));
    await client.query('listen people');
    const people = await Promise.all([hire('writer'), hire('writer'), hire('writer'), hire('writer')]);
    const [one, two, three, four] = people as [Actor, Actor, Actor, Actor];
    const tokens = await Promise.all(people.map((person) => beginSession(person.id, '')));
    await endSession(tokens[0]);
    await disable(admin, { userId: two.id });
    await changeRole(admin, { userId: three.id, role: 'editor' });
    await endSessionsOf(admin, { userId: four.id });
    await client.query('select 1');
    expect(notifications).toEqual([one.id, two.id, three.id, four.id].map(String));
    await client.query('unlisten people');
    client.release();
  });

  test('can be ended individually by its owner, and by nobody else', async () => {
    const [me, other] = await Promise.all([hire('writer'), hire('writer')]);
    const [token, otherToken] = [await beginSession(me.id, 'here'), await beginSession(me.id, 'there')];
    const mine = await listOwnSessions(me, token);
    expect(mine.map(({ device, isCurrent }) => [device, isCurrent])).toEqual([
      ['here', true],
      ['there', false],
    ]);
    const key = mine[1]?.key ?? '';
    expect(await refusalReasonOf(endOwnSession(other, { key }))).toBe('not-found');
    expect(await findActor(otherToken)).not.toBeNull();
    await endOwnSession(me, { key });
    expect(await findActor(otherToken)).toBeNull();
    await beginSession(me.id, 'elsewhere');
    expect(await endOtherSessions(me, { token })).toEqual({ ended: 1 });
    expect(await findActor(token)).not.toBeNull();
  });
});

test('a new password needs the old one, and ends every other session', async () => {
  const me = await hire('writer');
  const [token, otherToken] = [await beginSession(me.id, ''), await beginSession(me.id, '')];
  const before = await traces();
  const change = (current: string, wanted: string) =>
    refusalReasonOf(changePassword(me, { current, wanted, token }));
  expect(await change('not it at all', 'a far better one')).toBe('password-wrong');
  expect(await change(scenePassword, 'short')).toBe('password-short');
  expect(await traces()).toBe(before);
  expect(await change(scenePassword, 'a far better one')).toEqual({ done: undefined });
  expect(await findActor(token)).not.toBeNull();
  expect(await findActor(otherToken)).toBeNull();
});

test('the list of people shows their status', async () => {
  const disabled = await hire('editor');
  await disable(admin, { userId: disabled.id });
  const invited = await invite(admin, newcomer(), settings);
  const people = await listPeople(admin);
  const standing = (id: number) => people.find((person) => person.id === id)?.standing;
  expect([standing(admin.id), standing(disabled.id), standing(invited.userId)]).toEqual([
    'active',
    'disabled',
    'invited',
  ]);
});
