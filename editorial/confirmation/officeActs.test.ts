import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type { Confirmation } from '#contracts/confirmation.ts';
import { staff } from '#db/pools.ts';
import { eq, sql } from '#db/query.ts';
import type { AboutPageId, SectionId } from '#db/schema/ids.ts';
import { user } from '#db/schema/people.ts';
import { findAboutPage } from '#editorial/aboutPages/aboutPageList.ts';
import { addAboutPage, removeAboutPage, writeAboutPage } from '#editorial/aboutPages/writingAboutPages.ts';
import type { Actor } from '#editorial/access/actor.ts';
import { issueToken } from '#editorial/apiTokens/issuingTokens.ts';
import { revokeToken } from '#editorial/apiTokens/revokingTokens.ts';
import { listTokens } from '#editorial/apiTokens/tokenList.ts';
import { writeStory } from '#editorial/articles/article.scene.ts';
import {
  addWebhook,
  pauseWebhook,
  pingWebhook,
  removeWebhook,
  resumeWebhook,
} from '#editorial/outbox/changingWebhooks.ts';
import { listWebhooks } from '#editorial/outbox/webhookList.ts';
import { describePaper } from '#editorial/paper/changingPaperDetails.ts';
import { defaultTerms, setTerms } from '#editorial/paper/machineTerms.ts';
import { readSettingsForms } from '#editorial/paper/paperSettings.ts';
import { changeRole } from '#editorial/people/changingRole.ts';
import { disable, enable } from '#editorial/people/disablingPeople.ts';
import { endSessionsOf } from '#editorial/people/endingSessions.ts';
import { invite, inviteAgain } from '#editorial/people/invitingPeople.ts';
import { hire, openScene, refusalReasonOf, traces } from '#editorial/people/people.scene.ts';
import { listPeople } from '#editorial/people/personList.ts';
import { createShare, revokeShare } from '#editorial/sharing/shareLinks.ts';
import { listShares } from '#editorial/sharing/shareList.ts';
import { addSection, orderSections, renameSection } from '#editorial/taxonomy/arrangingSections.ts';
import { countRequestKeys, newRequest, openForm, refusedWith } from './confirmation.scene.ts';

let scene: Awaited<ReturnType<typeof openScene>>;
let admin: Actor;
let mia: Actor;

beforeAll(async () => {
  vi.stubEnv('NEXTAUTH_SECRET', 'a secret that seals');
  scene = await openScene();
  admin = await hire('admin');
  mia = await hire('admin', { name: 'Mia Hale' });
});
beforeEach(async () => {
  await staff().update(user).set({ role: 'admin' }).where(eq(user.id, admin.id));
});
afterAll(() => {
  vi.unstubAllEnvs();
  return scene.close();
});

const settings = { site: 'https://courier.example', mails: false };
const old = { reason: 'decided-on-old-state', by: 'Mia Hale', whose: 'own' };
const paper = {
  names: { en: 'The Courier' },
  taglines: {},
  language: 'en' as const,
  zone: 'UTC',
  otherZones: [],
  pastIsOpen: false,
};

async function countOf(table: string): Promise<number> {
  const { rows } = await staff().execute<{ count: number }>(
    sql`select count(*)::int as count from ${sql.identifier(table)}`,
  );
  return rows[0]?.count ?? 0;
}

test('a page opened before another admin changed an account cannot change it', async () => {
  const { id: userId } = await hire('writer');
  const person = (await listPeople(admin)).find(({ id }) => id === userId);
  const confirmation = newRequest(person?.decidedOn ?? null);
  await changeRole(mia, { userId, role: 'editor' });
  const before = await traces();
  for (const act of [
    () => changeRole(admin, { userId, role: 'admin', confirmation }),
    () => disable(admin, { userId, confirmation }),
    () => enable(admin, { userId, confirmation }),
    () => endSessionsOf(admin, { userId, confirmation }),
    () => inviteAgain(admin, { userId, confirmation }, settings),
  ])
    expect(await refusedWith(act())).toMatchObject({ ...old, what: 'roleChanged' });
  expect(await traces()).toBe(before);
  await disable(mia, { userId });
  const late = enable(admin, { userId, confirmation });
  expect(await refusedWith(late)).toMatchObject({ ...old, what: 'disabled' });
});

test('ending a user’s sessions does not make other decisions about the account outdated', async () => {
  const { id: userId } = await hire('writer');
  const confirmation = await openForm({ is: 'user', id: userId });
  await endSessionsOf(mia, { userId });
  await disable(admin, { userId, confirmation });
});

const creations: [string, string, (confirmation: Confirmation) => Promise<unknown>][] = [
  [
    'an invitation',
    'user',
    (confirmation) =>
      invite(admin, { email: 'new@courier.example', name: 'New', role: 'writer', confirmation }, settings),
  ],
  [
    'a token',
    'api_token',
    (confirmation) => issueToken(admin, { name: 'Wire', scopes: ['drafts:write'], days: 30, confirmation }),
  ],
  [
    'a webhook',
    'webhook',
    (confirmation) =>
      addWebhook(admin, { name: 'Desk', url: 'https://desk.example/', confirmation }, { local: false }),
  ],
  [
    'a section',
    'section',
    (confirmation) => addSection(admin, { names: { en: 'Sea' }, slug: 'sea', confirmation }),
  ],
  [
    'a page',
    'about_page',
    (confirmation) =>
      addAboutPage(admin, {
        path: 'imprint',
        texts: { en: { title: 'Imprint', text: 'We.' } },
        confirmation,
      }),
  ],
];

test.each(creations)('%s that is sent three times at once is made once', async (_, table, make) => {
  const before = await countOf(table);
  const confirmation = newRequest(null);
  const answers = await Promise.all([1, 2, 3].map(() => refusalReasonOf(make(confirmation))));
  expect(answers.filter((answer) => answer === 'already-done')).toHaveLength(2);
  expect(await countOf(table)).toBe(before + 1);
});

test('a link to a draft is created once, and revoked only on the state that its list showed', async () => {
  const articleId = await writeStory(admin, { headline: 'Shared' });
  const order = { articleId, recipient: 'A lawyer', days: 1, confirmation: newRequest(null) };
  const answers = await Promise.all(
    [1, 2, 3].map(() => refusalReasonOf(createShare(admin, order, settings.site))),
  );
  expect(answers.filter((answer) => answer === 'already-done')).toHaveLength(2);
  const { items } = await listShares(admin, { articleId });
  expect(items).toHaveLength(1);
  const [{ id: linkId, decidedOn } = { id: 0, decidedOn: '' }] = items;
  await createShare(mia, { ...order, recipient: 'Another', confirmation: newRequest(null) }, settings.site);
  await revokeShare(mia, { articleId, linkId });
  const late = revokeShare(admin, { articleId, linkId, confirmation: newRequest(decidedOn) });
  expect(await refusedWith(late)).toMatchObject({ ...old, what: 'revoked' });
});

test('a token that another admin revoked cannot be revoked again, and the refusal names the admin', async () => {
  const { id: tokenId } = await issueToken(admin, { name: 'Wire', scopes: ['drafts:write'], days: 30 });
  const { tokens } = await listTokens(admin, {});
  const decidedOn = tokens.find(({ id }) => id === tokenId)?.decidedOn ?? null;
  await revokeToken(mia, { tokenId });
  const late = revokeToken(admin, { tokenId, confirmation: newRequest(decidedOn) });
  expect(await refusedWith(late)).toMatchObject({ ...old, what: 'revoked' });
});

test('a webhook that was paused meanwhile is not removed; a test message changes nothing', async () => {
  const made = { name: 'Paused', url: 'https://paused.example/' };
  const { webhookId } = await addWebhook(admin, made, { local: false });
  const stateOf = async () =>
    (await listWebhooks(admin)).find(({ id }) => id === webhookId)?.decidedOn ?? null;
  const decidedOn = await stateOf();
  await pingWebhook(mia, { webhookId });
  expect(await stateOf()).toBe(decidedOn);
  await pauseWebhook(mia, { webhookId });
  for (const act of [pauseWebhook, resumeWebhook, removeWebhook]) {
    const late = act(admin, { webhookId, confirmation: newRequest(decidedOn) });
    expect(await refusedWith(late)).toMatchObject({ ...old, what: 'paused' });
  }
  const order = { webhookId, confirmation: newRequest(await stateOf()) };
  await removeWebhook(admin, order);
  expect(await refusalReasonOf(removeWebhook(admin, order))).toBe('already-done');
});

test('two admins do not undo each other’s settings; the two forms of the page are independent', async () => {
  await describePaper(admin, paper);
  const page = await readSettingsForms(admin);
  await setTerms(mia, { ...defaultTerms, miningIsReserved: true });
  const first = { ...paper, zone: 'Asia/Shanghai', confirmation: newRequest(page.paper.decidedOn) };
  await describePaper(admin, first);
  const late = setTerms(admin, { ...defaultTerms, confirmation: newRequest(page.terms.decidedOn) });
  expect(await refusedWith(late)).toMatchObject({ ...old, what: 'changed' });
  await describePaper(mia, { ...paper, zone: 'Asia/Tokyo' });
  const again = {
    ...paper,
    zone: 'UTC',
    confirmation: newRequest((await readSettingsForms(admin)).paper.decidedOn),
  };
  await describePaper(mia, { ...paper, zone: 'Asia/Seoul' });
  expect(await refusedWith(describePaper(admin, again))).toMatchObject({ ...old, what: 'changed' });
  const forms = await readSettingsForms(admin);
  expect(forms.paper.zone).toBe('Asia/Seoul');
  expect(forms.terms.miningIsReserved).toBe(true);
});

test('a section that another admin renamed is not renamed again; a new order of sections has no effect on that', async () => {
  const { id: sectionId } = await addSection(admin, { names: { en: 'Harbour' }, slug: 'harbour' });
  const { sections } = await readSettingsForms(admin);
  const decidedOn = sections.find(({ id }) => id === sectionId)?.decidedOn ?? null;
  await orderSections(mia, { sectionIds: sections.map(({ id }) => id as SectionId).reverse() });
  const rename = (actor: Actor, en: string, confirmation = newRequest(decidedOn)) =>
    renameSection(actor, { sectionId, names: { en }, confirmation });
  await rename(mia, 'Port');
  expect(await refusedWith(rename(admin, 'Quay'))).toMatchObject({ ...old, what: 'changed' });
});

test('a page that was changed meanwhile is neither written nor removed', async () => {
  const texts = { en: { title: 'Contact', text: 'Write.' } };
  const { id } = await addAboutPage(admin, { path: 'contact', texts });
  const page = await findAboutPage(admin, id);
  const confirmation = newRequest(page?.decidedOn ?? null);
  const others = { en: { title: 'Contact', text: 'Call.' } };
  const { version } = await writeAboutPage(mia, { id: id as AboutPageId, version: 1, texts: others });
  const written = writeAboutPage(admin, { id, version, texts, confirmation });
  expect(await refusedWith(written)).toMatchObject({ ...old, what: 'changed' });
  expect(await refusedWith(removeAboutPage(admin, { id, version, confirmation }))).toMatchObject(old);
  const order = { id, version, confirmation: await openForm({ is: 'about-page', id }) };
  await removeAboutPage(admin, order);
  expect(await refusalReasonOf(removeAboutPage(admin, order))).toBe('already-done');
});

test('an admin who was demoted during the act changes nothing and leaves no key', async () => {
  const { id: sectionId } = await addSection(admin, { names: { en: 'Demoted' }, slug: 'demoted' });
  const { id: userId } = await hire('writer');
  const order = async (is: 'paper' | 'terms' | 'section' | 'user', id: number) => ({
    confirmation: await openForm({ is, id }),
  });
  const orders = {
    paper: { ...paper, ...(await order('paper', 1)) },
    terms: { ...defaultTerms, ...(await order('terms', 1)) },
    section: { sectionId, names: { en: 'X' }, ...(await order('section', sectionId)) },
    user: { userId, ...(await order('user', userId)) },
  };
  await staff().update(user).set({ role: 'editor' }).where(eq(user.id, admin.id));
  const [before, keys] = [await traces(), await countRequestKeys()];
  for (const act of [
    () => describePaper(admin, orders.paper),
    () => setTerms(admin, orders.terms),
    () => renameSection(admin, orders.section),
    () => addSection(admin, { names: { en: 'Y' }, slug: 'y', confirmation: newRequest(null) }),
    () => disable(admin, orders.user),
    () =>
      addAboutPage(admin, {
        path: 'y',
        texts: { en: { title: 'Y', text: 'Y' } },
        confirmation: newRequest(null),
      }),
    () =>
      invite(
        admin,
        { email: 'y@courier.example', name: 'Y', role: 'writer', confirmation: newRequest(null) },
        settings,
      ),
  ])
    expect(await refusalReasonOf(act())).toBe('not-allowed');
  expect(await traces()).toBe(before);
  expect(await countRequestKeys()).toBe(keys);
});

test('a page opened before a second invitation shows that the first link is invalid', async () => {
  const { userId } = await invite(
    mia,
    { email: 'late@courier.example', name: 'Late', role: 'writer' },
    settings,
  );
  const confirmation = await openForm({ is: 'user', id: userId });
  await inviteAgain(mia, { userId }, settings);
  const late = inviteAgain(admin, { userId, confirmation }, settings);
  expect(await refusedWith(late)).toMatchObject({ ...old, what: 'invited' });
});

test('changes by two admins to different fields of one subject are merged once, although one state is old', async () => {
  const { id } = await addSection(admin, { names: { en: 'Tides' }, slug: 'tides' });
  const subject = { is: 'section', id } as const;
  const confirmation = await openForm(subject);
  const was = { names: { en: 'Tides' }, slug: 'tides' };
  await renameSection(mia, { sectionId: id, names: { en: 'Tides', ar: 'المد' }, was });
  const order = { sectionId: id, names: { en: 'Tides', 'zh-CN': '潮汐' }, was, confirmation };
  await renameSection(admin, order);
  expect(await refusalReasonOf(renameSection(admin, order))).toBe('already-done');
  const { sections } = await readSettingsForms(admin);
  expect(sections.find((one) => one.id === id)?.names).toEqual({ en: 'Tides', ar: 'المد', 'zh-CN': '潮汐' });

  const other = { ...order, names: { ar: 'أمواج' }, confirmation: newRequest(confirmation.decidedOn) };
  expect(await refusalReasonOf(renameSection(admin, other))).toBe('field-changed');
  const { was: _, ...withoutSeen } = { ...other, confirmation: newRequest(confirmation.decidedOn) };
  expect(await refusalReasonOf(renameSection(admin, withoutSeen))).toBe('decided-on-old-state');
});
