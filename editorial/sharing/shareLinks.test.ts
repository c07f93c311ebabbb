import { afterAll, beforeAll, expect, test } from 'vitest';
import { staff } from '#db/pools.ts';
import { eq, sql } from '#db/query.ts';
import { article } from '#db/schema/articles.ts';
import { asset } from '#db/schema/assets.ts';
import type { AssetId } from '#db/schema/ids.ts';
import type { Actor } from '#editorial/access/actor.ts';
import { writeStory } from '#editorial/articles/article.scene.ts';
import { editDraft } from '#editorial/drafts/draftUpdates.ts';
import { hire, openScene, refusalReasonOf } from '#editorial/people/people.scene.ts';
import { newToken } from '#editorial/people/secretToken.ts';
import { release } from '#editorial/releases/releasingArticles.ts';
import { findSharedPictureFile, openShare } from './openedShares.ts';
import { createShare, revokeShare } from './shareLinks.ts';
import { listShares } from './shareList.ts';

let scene: Awaited<ReturnType<typeof openScene>>;
let editor: Actor;
let writer: Actor;

beforeAll(async () => {
  scene = await openScene();
  editor = await hire('editor');
  writer = await hire('writer');
});
afterAll(() => scene.close());

const site = 'https://courier.example';
const visitor = { client: '203.0.113.7', agent: 'A browser' };
const tokenOf = (link: string) => link.split('/').at(-1) ?? '';
type Article = Awaited<ReturnType<typeof writeStory>>;
const share = async (articleId: Article, recipient = 'Our lawyer', days = 3) => {
  const made = await createShare(editor, { articleId, recipient, days }, site);
  return { ...made, token: tokenOf(made.link) };
};
const sharesOf = async (articleId: Article) => (await listShares(writer, { articleId })).items;

test('a link shows the present draft when it is opened, and each opening is recorded', async () => {
  const articleId = await writeStory(editor, { headline: 'First words' });
  const { token, link } = await share(articleId);
  expect(link).toMatch(/^https:\/\/courier\.example\/proofs\/[\w-]{43}$/);
  expect((await openShare(token, visitor))?.article.headline).toBe('First words');
  await editDraft(editor, { articleId, headline: 'Second words' });
  const opened = await openShare(token, { client: '2001:db8::1', agent: 'x\0y'.repeat(500) });
  expect(opened).toMatchObject({ recipient: 'Our lawyer', article: { headline: 'Second words' } });
  const [listed] = await sharesOf(articleId);
  expect(listed).toMatchObject({ recipient: 'Our lawyer', by: editor.name, is: 'open', times: 2 });
  expect(listed?.views.map(({ client }) => client)).toEqual(['2001:db8:0:0::/64', '203.0.113.7']);
  expect(listed?.views[0]?.agent).toHaveLength(300);
});

test('a link that has expired, was revoked, never existed, or whose creator is disabled opens nothing', async () => {
  const articleId = await writeStory(editor, { headline: 'Shut doors' });
  const leaver = await hire('editor');
  const [expired, revoked] = [await share(articleId), await share(articleId)];
  const orphan = tokenOf(
    (await createShare(leaver, { articleId, recipient: 'Somebody', days: 1 }, site)).link,
  );
  await staff().execute(sql`update share_link set expires_at = now() where id = ${expired.id}`);
  await revokeShare(editor, { articleId, linkId: revoked.id });
  await staff().execute(sql`update "user" set disabled_at = now() where id = ${leaver.id}`);
  const before = await staff().execute(sql`select count(*) from share_view`);
  const unfit = ['', 'x', '../..', `${expired.token}A`, 'é'.repeat(43), null, { token: expired.token }];
  for (const token of [expired.token, revoked.token, orphan, newToken(), ...unfit]) {
    expect(await openShare(token, visitor)).toBeNull();
    expect(await findSharedPictureFile(token, 1 as AssetId, 'a')).toBeNull();
  }
  expect((await staff().execute(sql`select count(*) from share_view`)).rows).toEqual(before.rows);
  expect((await sharesOf(articleId)).map(({ is }) => is)).toEqual(['orphaned', 'revoked', 'expired']);
});

test('a link gives access to nothing of other articles, except live related stories', async () => {
  const topics = ['Lighthouses', 'Fog'];
  const text = 'The keeper of the lighthouse at Skerry counted foghorns.';
  const other = await writeStory(editor, { headline: 'CANARY in a draft', text, topics });
  const embargoed = await writeStory(editor, { headline: 'CANARY to come', text, topics });
  await release(editor, { articleId: embargoed, at: new Date(Date.now() + 3_600_000) });
  const live = await writeStory(editor, { headline: 'A live lighthouse', text, topics });
  await release(editor, { articleId: live });
  await editDraft(editor, { articleId: live, headline: 'CANARY in an edit' });
  // A text of its own: a near copy would not be listed as related.
  const sharedText = 'Skerry lights its lamp again, says the harbour master, who sailed there on Monday.';
  const articleId = await writeStory(editor, { headline: 'The shared one', text: sharedText, topics });
  await staff().execute(
    sql`insert into pin (article_id, related_id, position) values (${articleId}, ${other}, 0), (${articleId}, ${embargoed}, 1)`,
  );
  const { token } = await share(articleId);
  const opened = await openShare(token, visitor);
  expect(opened?.article.related.map(({ headline }) => headline)).toEqual(['A live lighthouse']);
  expect(JSON.stringify(opened)).not.toContain('CANARY');
});

async function picture(seed: string): Promise<AssetId> {
  const rendition = {
    name: `${seed}.webp`,
    format: 'webp' as const,
    width: 8,
    height: 8,
    bytes: 9,
    key: seed,
  };
  const [made] = await staff()
    .insert(asset)
    .values({
      hash: seed.repeat(64).slice(0, 64),
      fileName: seed,
      width: 8,
      height: 8,
      colour: '#102030',
      renditions: [rendition],
    })
    .returning({ id: asset.id });
  return made?.id as AssetId;
}

test('pictures of that draft are served through its link while it shows them, and no others', async () => {
  const [mine, theirs] = [await picture('a'), await picture('b')];
  const [one, other] = [
    await writeStory(editor, { headline: 'With a picture' }),
    await writeStory(editor, { headline: 'With another' }),
  ];
  const lead = (id: Article, leadAssetId: AssetId | null) =>
    staff().update(article).set({ leadAssetId }).where(eq(article.id, id));
  await Promise.all([lead(one, mine), lead(other, theirs)]);
  const { token, id } = await share(one);
  expect(await findSharedPictureFile(token, mine, 'a.webp')).toMatchObject({ key: 'a', format: 'webp' });
  for (const [assetId, name] of [
    [theirs, 'b.webp'],
    [theirs, 'a.webp'],
    [mine, 'b.webp'],
    [mine, '../a.webp'],
    [999_999 as AssetId, 'a.webp'],
  ] as const)
    expect(await findSharedPictureFile(token, assetId, name)).toBeNull();
  expect((await sharesOf(one))[0]?.times).toBe(0);
  await lead(one, null);
  expect(await findSharedPictureFile(token, mine, 'a.webp')).toBeNull();
  await lead(one, mine);
  await revokeShare(editor, { articleId: one, linkId: id });
  expect(await findSharedPictureFile(token, mine, 'a.webp')).toBeNull();
});

test('only editors create and revoke links; a writer sees them', async () => {
  const articleId = await writeStory(editor, { headline: 'Who may share' });
  const made = await share(articleId);
  const traces = () =>
    staff().execute(sql`select md5(string_agg(l::text, '|' order by id)),
    (select count(*) from audit_event) from share_link l`);
  const before = (await traces()).rows;
  const order = { articleId, recipient: 'A friend', days: 1 };
  expect(await refusalReasonOf(createShare(writer, order, site))).toBe('not-allowed');
  expect(await refusalReasonOf(revokeShare(writer, { articleId, linkId: made.id }))).toBe('not-allowed');
  const demoted = await hire('editor');
  await staff().execute(sql`update "user" set role = 'writer' where id = ${demoted.id}`);
  expect(await refusalReasonOf(createShare(demoted, order, site))).toBe('not-allowed');
  for (const days of [0, 31, 1.5, Number.NaN])
    await expect(createShare(editor, { ...order, days }, site)).rejects.toThrow();
  for (const recipient of [' ', 'a\0b', 'x'.repeat(121)])
    await expect(createShare(editor, { ...order, recipient }, site)).rejects.toThrow();
  await expect(createShare(editor, { ...order, expiresAt: 'never' } as never, site)).rejects.toThrow();
  expect(await refusalReasonOf(createShare(editor, { ...order, articleId: 999_999 }, site))).toBe(
    'not-found',
  );
  expect((await traces()).rows).toEqual(before);
  expect(await sharesOf(articleId)).toHaveLength(1);
});

test('a link can be revoked only under its own article, once', async () => {
  const [one, other] = [
    await writeStory(editor, { headline: 'One' }),
    await writeStory(editor, { headline: 'Other' }),
  ];
  const { id, token } = await share(one);
  expect(await refusalReasonOf(revokeShare(editor, { articleId: other, linkId: id }))).toBe('not-found');
  expect(await openShare(token, visitor)).not.toBeNull();
  await Promise.all([1, 2, 3].map(() => revokeShare(editor, { articleId: one, linkId: id })));
  expect(await openShare(token, visitor)).toBeNull();
  const { rows } = await staff().execute(
    sql`select count(*)::int as n from audit_event where act = 'share.revoke' and detail ->> 'link' = ${String(id)}`,
  );
  expect(rows).toEqual([{ n: 1 }]);
});

test('fifty people who open a link at once all see it, and each is counted', async () => {
  const articleId = await writeStory(editor, { headline: 'A crowd' });
  const { token } = await share(articleId);
  const opened = await Promise.all(Array.from({ length: 50 }, () => openShare(token, visitor)));
  expect(opened.every((one) => one?.article.headline === 'A crowd')).toBe(true);
  const [listed] = await sharesOf(articleId);
  expect(listed).toMatchObject({ times: 50 });
  expect(listed?.views).toHaveLength(5);
});

test('a token is stored nowhere: neither in the audit log nor in any table', async () => {
  const articleId = await writeStory(editor, { headline: 'Kept by nobody' });
  const { token, id } = await share(articleId, 'The auditors');
  await openShare(token, visitor);
  await revokeShare(editor, { articleId, linkId: id });
  for (const table of ['audit_event', 'outbox', 'share_link', 'share_view']) {
    const { rows } = await staff().execute(
      sql`select ${sql.identifier(table)}::text as line from ${sql.identifier(table)}`,
    );
    expect(JSON.stringify(rows)).not.toContain(token);
  }
  const { rows } = await staff().execute<{ act: string; detail: object }>(
    sql`select act, detail from audit_event where detail ->> 'link' = ${String(id)} order by id`,
  );
  expect(rows.map(({ act }) => act)).toEqual(['share.create', 'share.revoke']);
  expect(rows[0]?.detail).toMatchObject({ recipient: 'The auditors' });
});

test('a long list is paged', async () => {
  const articleId = await writeStory(editor, { headline: 'Much shared' });
  for (let number = 1; number <= 23; number++) await share(articleId, `Reader ${number}`);
  const first = await listShares(writer, { articleId });
  expect(first.items.map(({ recipient }) => recipient).slice(0, 2)).toEqual(['Reader 23', 'Reader 22']);
  const second = await listShares(writer, { articleId, before: first.before ?? 0 });
  expect([first.items.length, second.items.length, second.before]).toEqual([20, 3, null]);
});
