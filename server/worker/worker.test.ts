import { setTimeout as sleep } from 'node:timers/promises';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { closePools, staffPool } from '#db/pools.ts';
import { type Configuration, configure } from '#server/configuration/configuration.ts';
import { createLogger } from '#server/logging/logging.ts';
import { type ScratchDatabase, scratchDatabase } from '#server/postgres/scratch.ts';
import { createWorker } from './worker.ts';

let scratch: ScratchDatabase;
let configuration: Configuration;
const emails: string[] = [];
let refusals = 0;

const post = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onData(stream, _session, done) {
    let email = '';
    stream.on('data', (data) => {
      email += data;
    });
    stream.on('end', () => {
      if (refusals-- > 0) return done(new Error('not now'));
      emails.push(email);
      done();
    });
  },
});

beforeAll(async () => {
  scratch = await scratchDatabase();
  await new Promise<void>((resolve) => post.listen(0, '127.0.0.1', resolve));
  const { port } = post.server.address() as { port: number };
  configuration = configure({
    NEXTAUTH_SECRET: 'a secret of some length',
    SITE_URL: 'https://courier.example',
    SMTP_URL: `smtp://127.0.0.1:${port}`,
  });
});

afterAll(async () => {
  await closePools();
  await new Promise<void>((resolve) => post.close(() => resolve()));
  await scratch.drop();
});

async function write(subject: string): Promise<void> {
  const payload = { to: 'mara@example.com', subject, text: 'Come in.' };
  await staffPool().query("insert into outbox (kind, payload) values ('mail', $1)", [payload]);
}

async function until(done: () => boolean): Promise<void> {
  for (const patience = Date.now() + 15_000; !done(); await sleep(50)) {
    if (Date.now() > patience) throw new Error('it did not come');
  }
}

test("queued emails are sent from the site's address, each once, with two nodes working", async () => {
  const task = { configuration, log: createLogger('silent') };
  for (const n of [1, 2, 3, 4, 5]) await write(`Email ${n}`);
  const nodes = [createWorker(task), createWorker(task)];
  await until(() => emails.length >= 5);
  await write('Email 6');
  for (const node of nodes) node.wake();
  await until(() => emails.length >= 6);
  await sleep(500);
  const subjects = emails.map((email) => /^Subject: (.*?)\r?$/m.exec(email)?.[1]).sort();
  expect(subjects).toEqual([1, 2, 3, 4, 5, 6].map((n) => `Email ${n}`));
  expect(emails[0]).toContain('copydesk@courier.example');
  await Promise.all(nodes.map((node) => node.close()));
});

test('an email that the mail server refuses is retried; an act that is rolled back sends none', async () => {
  emails.length = 0;
  refusals = 1;
  const worker = createWorker({ configuration, log: createLogger('silent') });
  const client = await staffPool().connect();
  await client.query('begin');
  await client.query(
    `insert into outbox (kind, payload) values ('mail', '{"to":"a@example.com","subject":"Never","text":""}')`,
  );
  await client.query('rollback');
  client.release();
  await write('Again');
  worker.wake();
  await until(() => emails.length === 1);
  expect(emails[0]).toContain('Again');
  await worker.close();
}, 40_000);
