import { setTimeout as sleep } from 'node:timers/promises';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Actor } from '#editorial/access/actor.ts';
import { countDeliveries } from '#editorial/outbox/deliveryStandings.ts';
import { invite, inviteAgain, inviteOrder } from '#editorial/people/invitingPeople.ts';
import { hire, openScene } from '#editorial/people/people.scene.ts';
import { listPeople, type Person } from '#editorial/people/personList.ts';
import { type Configuration, configure } from '#server/configuration/configuration.ts';
import { createLogger } from '#server/logging/logging.ts';
import { createWorker, type Worker } from './worker.ts';

let scene: Awaited<ReturnType<typeof openScene>>;
let admin: Actor;
let worker: Worker;
let configuration: Configuration;
let refusal: string | null = null;
const emails: string[] = [];

const post = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onRcptTo(_address, _session, done) {
    done(refusal === null ? null : Object.assign(new Error(refusal), { responseCode: 550 }));
  },
  onData(stream, _session, done) {
    let email = '';
    stream.on('data', (data) => {
      email += data;
    });
    stream.on('end', () => {
      emails.push(email);
      done();
    });
  },
});

beforeAll(async () => {
  scene = await openScene();
  admin = await hire('admin');
  await new Promise<void>((resolve) => post.listen(0, '127.0.0.1', resolve));
  configuration = configure({
    NEXTAUTH_SECRET: 'a secret of some length',
    SITE_URL: 'https://courier.example',
    SMTP_URL: `smtp://127.0.0.1:${(post.server.address() as { port: number }).port}`,
    MAIL_FROM: 'The City Courier <newsroom@mail.courier.example>',
    MAIL_REPLY_TO: 'desk@courier.example',
  });
  worker = createWorker({ configuration, log: createLogger('silent') });
});
afterAll(async () => {
  await worker.close();
  await scene.close();
  await new Promise<void>((resolve) => post.close(() => resolve()));
});
beforeEach(() => {
  refusal = null;
  emails.length = 0;
});

const settings = { site: 'https://courier.example', mails: true };
let serial = 0;
const newcomer = () => {
  serial += 1;
  return inviteOrder.parse({ email: `new${serial}@courier.example`, name: 'Nora', role: 'writer' });
};

const emailStateFor = async (id: number): Promise<Person['invitationEmail'] | undefined> =>
  (await listPeople(admin)).find((person) => person.id === id)?.invitationEmail;

async function untilEmailIs(id: number, is: 'sent' | 'failed') {
  for (const patience = Date.now() + 15_000; Date.now() < patience; await sleep(50)) {
    worker.wake();
    const state = await emailStateFor(id);
    if (state?.is === is) return state;
  }
  throw new Error(`The email is ${JSON.stringify(await emailStateFor(id))}`);
}

test("the list of users says that an invitation's email is queued, and later that the mail server accepted it", async () => {
  const { userId } = await invite(admin, newcomer(), settings);
  expect(['waiting', 'sent']).toContain((await emailStateFor(userId))?.is);
  await untilEmailIs(userId, 'sent');
  expect(emails).toHaveLength(1);
});

test("it shows the mail server's answer, and a new link starts again", async () => {
  refusal = 'No such user here';
  const { userId } = await invite(admin, newcomer(), settings);
  expect(await untilEmailIs(userId, 'failed')).toMatchObject({ answer: '550 No such user here' });
  await expect
    .poll(async () => (await countDeliveries(admin)).mailAnswer, { timeout: 10_000 })
    .toBe('550 No such user here');
  refusal = null;
  await inviteAgain(admin, { userId }, settings);
  await untilEmailIs(userId, 'sent');
});

test('it says nothing about an email when none was queued', async () => {
  const { userId } = await invite(admin, newcomer(), { ...settings, mails: false });
  expect(await emailStateFor(userId)).toBeNull();
});

test('emails are from MAIL_FROM, and replies go to MAIL_REPLY_TO', async () => {
  const { userId } = await invite(admin, newcomer(), settings);
  await untilEmailIs(userId, 'sent');
  expect(emails.at(-1)).toMatch(/^From: The City Courier <newsroom@mail\.courier\.example>\r?$/m);
  expect(emails.at(-1)).toMatch(/^Reply-To: desk@courier\.example\r?$/m);
});

test.each([
  ['desk@courier.example', { name: '', address: 'desk@courier.example' }],
  ['"City Courier" <desk@courier.example>', { name: 'City Courier', address: 'desk@courier.example' }],
])('MAIL_FROM=%s is accepted', (text, read) => {
  expect(configure({ NEXTAUTH_SECRET: 'a secret of some length', MAIL_FROM: text }).mailFrom).toEqual(read);
});

test.each(['City Courier', 'desk@', 'a@b.example, c@d.example', 'A <a@b.example>\nBcc: <c@d.example>'])(
  'MAIL_FROM=%j is refused with a message that names it',
  (text) => {
    for (const variable of ['MAIL_FROM', 'MAIL_REPLY_TO'])
      expect(() => configure({ NEXTAUTH_SECRET: 'a secret of some length', [variable]: text })).toThrow(
        `${variable} must be a mail address`,
      );
  },
);
