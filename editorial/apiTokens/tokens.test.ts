import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { staff } from '#db/pools.ts';
import { eq, sql } from '#db/query.ts';
import { apiToken, type TokenScope, tokenScopes } from '#db/schema/apiTokens.ts';
import { auditEvent } from '#db/schema/auditEvents.ts';
import type { Role } from '#db/schema/people.ts';
import { user } from '#db/schema/people.ts';
import type { Actor } from '#editorial/access/actor.ts';
import { releaseTraces, writeStory } from '#editorial/articles/article.scene.ts';
import { submitWritten } from '#editorial/import/submittingCopy.ts';
import { hire, openScene, refusalReasonOf } from '#editorial/people/people.scene.ts';
import { hashOf } from '#editorial/people/secretToken.ts';
import { release } from '#editorial/releases/releasingArticles.ts';
import { issueToken, issueTokenOrder } from './issuingTokens.ts';
import { countRequest, requestsPerMinute } from './requestLimit.ts';
import { revokeToken } from './revokingTokens.ts';
import { findBearer } from './tokenBearer.ts';
import { listTokens } from './tokenList.ts';

let scene: Awaited<ReturnType<typeof openScene>>;
let admin: Actor;

beforeAll(async () => {
  scene = await openScene();
  admin = await hire('admin');
});
afterAll(() => scene.close());

const order = (scopes: TokenScope[] = ['drafts:write'], days: 30 | null = 30) =>
  issueTokenOrder.parse({ name: 'Agency', scopes, days });
const byToken = (token: string) => findBearer(`Bearer ${token}`);

/** A token of a user whose role was changed since. */
async function tokenOf(role: Role, scopes: TokenScope[]) {
  const actor = await hire('admin');
  const issued = await issueToken(actor, order(scopes));
  await staff().update(user).set({ role }).where(eq(user.id, actor.id));
  return { ...issued, userId: actor.id };
}

describe('a token', () => {
  test('has 256 random bits after its prefix, is shown once and stored only as a hash', async () => {
    const { token, id } = await issueToken(admin, order());
    expect(token).toMatch(/^cd_[\w-]{43}$/);
    const [row] = await staff().select().from(apiToken).where(eq(apiToken.id, id));
    expect(Buffer.from(row?.tokenHash ?? []).equals(hashOf(token))).toBe(true);
    expect(JSON.stringify([row, await listTokens(admin, {})])).not.toContain(token);
    expect(JSON.stringify(await staff().select().from(auditEvent))).not.toContain(token);
  });

  test('acts as its user with their present role, and its last use is recorded', async () => {
    const { token, userId, id } = await tokenOf('writer', ['drafts:write']);
    expect(await byToken(token)).toMatchObject({ id: userId, role: 'writer', token: { id, name: 'Agency' } });
    const { tokens } = await listTokens(admin, {});
    expect(tokens.find((token) => token.id === id)?.lastUsedAt).toBeInstanceOf(Date);
  });

  test('is refused from the next request after its revocation', async () => {
    const { token, id } = await issueToken(admin, order());
    expect(await byToken(token)).not.toBeNull();
    await revokeToken(admin, { tokenId: id });
    expect(await byToken(token)).toBeNull();
    expect(await refusalReasonOf(revokeToken(admin, { tokenId: id }))).toBe('not-found');
  });

  test('is refused after it has expired', async () => {
    const { token, id } = await issueToken(admin, order());
    await staff().update(apiToken).set({ expiresAt: sql`now()` }).where(eq(apiToken.id, id));
    expect(await byToken(token)).toBeNull();
  });

  test('is refused while its user is disabled', async () => {
    const { token, userId, id } = await tokenOf('admin', ['drafts:write']);
    await staff().update(user).set({ disabledAt: sql`now()` }).where(eq(user.id, userId));
    expect(await byToken(token)).toBeNull();
    const { tokens } = await listTokens(admin, {});
    expect(tokens.find((token) => token.id === id)?.standing).toBe('asleep');
    await staff().update(user).set({ disabledAt: null }).where(eq(user.id, userId));
    expect(await byToken(token)).not.toBeNull();
  });

  test('that is revoked while its request is running has no further effect', async () => {
    const { token, id } = await issueToken(admin, order(['drafts:write', 'releases:write']));
    const machine = (await byToken(token)) as Actor;
    const articleId = await writeStory(admin, { headline: 'Revoked meanwhile' });
    await revokeToken(admin, { tokenId: id });
    const before = await releaseTraces();
    expect(await refusalReasonOf(release(machine, { articleId }))).toBe('not-signed-in');
    const [outcome] = await submitWritten(machine, { headline: 'Revoked meanwhile too', body: 'Text.' });
    expect(outcome).toMatchObject({ refused: { reason: 'not-signed-in' } });
    expect(await releaseTraces()).toBe(before);
  });

  test('is named in the audit events of its acts, together with its user', async () => {
    const { token, userId, id } = await tokenOf('admin', ['drafts:write']);
    const machine = (await byToken(token)) as Actor;
    await submitWritten(machine, { headline: 'By a machine', body: 'Text.' });
    const [event] = await staff().select().from(auditEvent).orderBy(sql`id desc`).limit(1);
    expect(event).toMatchObject({
      actorId: userId,
      act: 'article.import',
      detail: { token: 'Agency', tokenId: id },
    });
  });

  test.each([
    null,
    '',
    'Bearer',
    'Bearer ',
    'Bearer cd_',
    `Bearer cd_${'a'.repeat(43)}`,
    `Bearer ${'a'.repeat(43)}`,
    `Basic cd_${'a'.repeat(43)}`,
    `Bearer cd_${'a'.repeat(42)}\u0000`,
    `Bearer ${'x'.repeat(9_000)}`,
  ])('is not %j', async (header) => {
    expect(await findBearer(header)).toBeNull();
  });
});

const cases = (['writer', 'editor', 'admin'] as const).flatMap((role) =>
  [['drafts:write'], ['releases:write'], [...tokenScopes]].map(
    (scopes) => [role, scopes as TokenScope[]] as const,
  ),
);

describe.each(cases)('an API client of a(n) %s with %j', (role, scopes) => {
  const imports = scopes.includes('drafts:write');
  const releases = scopes.includes('releases:write') && role !== 'writer';

  test(`${imports ? 'makes' : 'makes no'} drafts, ${releases ? 'releases' : 'releases nothing'}`, async () => {
    const machine = (await byToken((await tokenOf(role, scopes)).token)) as Actor;
    const headline = `Of ${role} ${scopes.join(' ')}`;
    const articleId = await writeStory(admin, { headline });
    const before = await releaseTraces();
    const made = submitWritten(machine, { headline: `${headline} made`, body: 'Text.' });
    if (imports) expect(await made).toMatchObject([{ made: { duplicate: false } }]);
    else {
      expect(await refusalReasonOf(made)).toBe('scope-missing');
      expect(await releaseTraces()).toBe(before);
    }
    const begin = await releaseTraces();
    const released = release(machine, { articleId });
    if (releases) expect(await released).toMatchObject({ number: 1 });
    else {
      expect(await refusalReasonOf(released)).toBe(role === 'writer' ? 'not-allowed' : 'scope-missing');
      expect(await releaseTraces()).toBe(begin);
    }
  });
});

test.each(['writer', 'editor'] as const)('a(n) %s cannot create, list or revoke tokens', async (role) => {
  const { id } = await issueToken(admin, order());
  const someone = await hire(role);
  const count = await staff().$count(auditEvent);
  expect(await refusalReasonOf(issueToken(someone, order()))).toBe('not-allowed');
  expect(await refusalReasonOf(listTokens(someone, {}))).toBe('not-allowed');
  expect(await refusalReasonOf(revokeToken(someone, { tokenId: id }))).toBe('not-allowed');
  expect(await staff().$count(auditEvent)).toBe(count);
});

test("an admin's own token cannot create another token", async () => {
  const { token } = await issueToken(admin, order([...tokenScopes]));
  const machine = (await byToken(token)) as Actor;
  expect(await refusalReasonOf(issueToken(machine, order()))).toBe('scope-missing');
});

test('creating and revoking are audited', async () => {
  const { id } = await issueToken(admin, order(['releases:write'], null));
  await revokeToken(admin, { tokenId: id });
  const events = await staff()
    .select()
    .from(auditEvent)
    .where(eq(auditEvent.subjectId, String(id)));
  expect(events.filter(({ subject }) => subject === 'api-token')).toMatchObject([
    {
      act: 'token.issued',
      actorId: admin.id,
      detail: { scopes: ['releases:write'], days: null },
    },
    { act: 'token.revoked', actorId: admin.id, detail: { name: 'Agency' } },
  ]);
});

test.each([
  { name: '', scopes: ['drafts:write'], days: 30 },
  { name: 'A', scopes: [], days: 30 },
  { name: 'A', scopes: ['everything'], days: 30 },
  { name: 'A', scopes: ['drafts:write'], days: 31 },
  { name: 'A', scopes: ['drafts:write'], days: 30, userId: 1 },
  { name: 'A\u0000', scopes: ['drafts:write'], days: null },
])('%j is not valid input for a token', (wrong) => {
  expect(issueTokenOrder.safeParse(wrong).success).toBe(false);
});

test("each token's requests are counted separately, also in parallel", async () => {
  const one = { id: 9_001, name: 'A', scopes: [] };
  const other = { id: 9_002, name: 'B', scopes: [] };
  const tried = await Promise.allSettled(
    Array.from({ length: requestsPerMinute + 15 }, () => countRequest(one)),
  );
  expect(tried.filter(({ status }) => status === 'rejected')).toHaveLength(15);
  expect(await refusalReasonOf(countRequest(one))).toBe('too-many-requests');
  await countRequest(other);
});
