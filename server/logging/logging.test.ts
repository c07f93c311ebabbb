import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { withApiToken } from '#app/_api/withApiToken.ts';
import { runAction } from '#app/_staff/runAction.ts';
import { inTransaction, staff } from '#db/pools.ts';
import { sql } from '#db/query.ts';
import { user } from '#db/schema/people.ts';
import type { Actor } from '#editorial/access/actor.ts';
import { issueToken } from '#editorial/apiTokens/issuingTokens.ts';
import { enqueue } from '#editorial/audit/auditRecord.ts';
import { hire, openScene } from '#editorial/people/people.scene.ts';
import { captureConsole, createLogger } from './logging.ts';

let scene: Awaited<ReturnType<typeof openScene>>;
let admin: Actor;
beforeAll(async () => {
  scene = await openScene();
  admin = await hire('admin');
});
afterAll(() => scene.close());

let end: (() => void) | undefined;
afterEach(() => end?.());

/** Captures all log output from now on, in the server's format. */
function listen() {
  let written = '';
  const write = (line: string) => {
    written += line;
  };
  const log = createLogger('debug', { write });
  end = captureConsole(log);
  return { log, output: () => written };
}

const token = 'Zk3v_canary-9fQx7Lw2TtR8mB1nC5sD0gH6jK4yPu_E';
const secrets = {
  token,
  address: 'canary.reader@courier.example',
  password: 'canary horse battery',
  cookie: `next-auth.session-token=canary.${token}`,
  query: 'canary-question',
  sentence: 'The canary sings at dawn',
};
const email = {
  to: secrets.address,
  subject: 'Your invitation',
  text: `${secrets.sentence}\n    at once\nhttps://courier.example/invite/${token}?from=${secrets.query}\n${secrets.password}`,
};

function expectNoSecrets(output: string) {
  expect(output).not.toBe('');
  for (const secret of Object.values(secrets)) expect(output).not.toContain(secret);
  expect(output).not.toMatch(/canary/i);
  for (const line of output.trim().split('\n')) {
    const { time, level } = JSON.parse(line);
    expect(new Date(time).toISOString()).toBe(time);
    expect(level).toMatch(/^[a-z]+$/);
  }
}

/** Errors of a query whose parameters contain all of the secrets, and of a row that Postgres refused. */
async function failedQueries(): Promise<Error[]> {
  const caught: Error[] = [];
  const fail = (work: Promise<unknown>) =>
    work.then(
      () => expect.fail('it did not fail'),
      (error) => caught.push(error),
    );
  await fail(
    inTransaction(async (tx) => {
      await tx.execute(sql`alter table outbox drop column payload`); // undone with the transaction
      await enqueue(tx, 'mail', email);
    }),
  );
  const person = {
    passwordHash: secrets.password,
    email: secrets.address,
    name: secrets.sentence,
    role: 'writer' as const,
  };
  await staff().insert(user).values(person).onConflictDoNothing();
  await fail(Promise.resolve(staff().insert(user).values(person)));
  await fail(staff().execute(sql`select ${secrets.query}::text::bigint`));
  await fail(staff().$client.query('select $1::text::bigint', [secrets.password]));
  return caught;
}

test('a failed query is logged without its parameters, its row, or the email it contained', async () => {
  const errors = await failedQueries();
  const { log, output } = listen();
  for (const error of errors) {
    log.error({ err: error }, 'it failed');
    log.error(error);
    log.warn(String(error));
    log.warn(error.stack ?? '');
    console.error(error);
    console.error('⨯', error);
    console.error('%s', error.stack);
    process.stderr.write(`${error.stack}\n`);
    log.error({ outer: { inner: new Error('wrapped', { cause: error }) } });
    log.error({ err: new AggregateError([error], 'several') });
  }
  end?.();
  expectNoSecrets(output());
  expect(output()).toContain('Failed query: insert into');
  expect(output()).toContain('logging.test.ts'); // the place in the code where it occurred
  expect(output()).toContain('23505'); // the Postgres error code
});

test("details with a secret's name are left out, and secrets are removed from texts", () => {
  const { log, output } = listen();
  log.error({ password: secrets.password, cookie: secrets.cookie, to: secrets.address });
  log.error({ job: { payload: email, data: { text: email.text } } }, 'a job');
  log.warn({ headers: { cookie: secrets.cookie, authorization: `Bearer ${token}` } });
  log.warn(`GET /invite/${token} and /subscriptions/${token}/end and /search?q=${secrets.query}&x=1 failed`);
  log.warn(`smtp://canary:${token}@mail.example refused ${secrets.address}`);
  log.warn(`Cookie: ${secrets.cookie}; Bearer ${token}`);
  log.warn('password = "canary horse battery" token=canary');
  log.warn('rejected %s', secrets.address);
  try {
    JSON.parse('canary in the coal mine');
  } catch (error) {
    log.error({ err: error });
  }
  const refused = Object.assign(new Error(`550 <${secrets.address}> unknown`), {
    response: email.text,
    rejected: [secrets.address],
    config: { auth: { pass: secrets.password } },
  });
  console.error(refused);
  console.warn({ session: secrets.cookie, nested: [{ email: secrets.address }] });
  end?.();
  const lines = output();
  expect(lines).not.toContain('coal mine');
  expectNoSecrets(lines);
});

test('a failed action or API request is logged with its reference and without its input', async () => {
  const errors = await failedQueries();
  const { token: bearer } = await issueToken(admin, { name: 'machine', scopes: ['drafts:write'], days: 30 });
  const { output } = listen();
  for (const error of errors) {
    const refused = await runAction(() => Promise.reject(error));
    const { reference } = (refused as unknown as { facts: { reference: string } }).facts;
    expect(output()).toContain(reference);
    const request = new Request('https://courier.example/api/drafts', {
      method: 'POST',
      headers: { authorization: `Bearer ${bearer}` },
      body: email.text,
    });
    expect((await withApiToken(request, () => Promise.reject(error))).status).toBe(500);
  }
  end?.();
  expectNoSecrets(output());
});

test('a server that cannot start writes a log line when stdout is not a terminal', async () => {
  const child = spawn(process.execPath, ['server/start.ts'], {
    env: { ...process.env, PORT: 'nowhere', NODE_OPTIONS: '', DATA_DIR: '/nonexistent' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const line = JSON.parse((await text(child.stderr)).trim());
  expect(line).toMatchObject({ level: 'fatal', msg: expect.stringContaining('Copydesk did not start.') });
});

test("console output and Node's warnings become log lines, one each", () => {
  const { output } = listen();
  console.warn('\u001b[33m⚠\u001b[39m a line\nand another', 7);
  process.emit('warning', new Error('an old way'));
  end?.();
  const lines = output()
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(lines).toMatchObject([
    { level: 'warn', msg: '⚠ a line\nand another 7' },
    { level: 'warn', err: { message: 'an old way' } },
  ]);
});
