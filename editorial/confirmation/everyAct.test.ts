import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Confirmation } from '#contracts/confirmation.ts';
import { inTransaction, staff } from '#db/pools.ts';
import { sql } from '#db/query.ts';
import { confirmedRequest } from '#db/schema/confirmations.ts';
import type {
  AboutPageId,
  ArticleId,
  AssetId,
  FrontId,
  PackageId,
  SectionId,
  TopicId,
  UserId,
} from '#db/schema/ids.ts';
import { addAboutPage, removeAboutPage, writeAboutPage } from '#editorial/aboutPages/writingAboutPages.ts';
import type { Actor } from '#editorial/access/actor.ts';
import { policy } from '#editorial/access/policy.ts';
import { issueToken } from '#editorial/apiTokens/issuingTokens.ts';
import { revokeToken } from '#editorial/apiTokens/revokingTokens.ts';
import { openSection, writeStory } from '#editorial/articles/article.scene.ts';
import { eraseFromBin } from '#editorial/bin/erasingFromBin.ts';
import { moveToBin } from '#editorial/bin/movingToBin.ts';
import { readFrontDraft } from '#editorial/fronts/frontDraftRow.ts';
import { releaseFront } from '#editorial/fronts/releasingFronts.ts';
import { cancelFront, rescheduleFront } from '#editorial/fronts/reschedulingFronts.ts';
import { takeBackFront } from '#editorial/fronts/takingBackFronts.ts';
import { importAndRelease } from '#editorial/import/importAndRelease.ts';
import { endCoverage } from '#editorial/liveCoverage/endingCoverage.ts';
import { renewRights } from '#editorial/media/renewingRights.ts';
import {
  addWebhook,
  pauseWebhook,
  removeWebhook,
  resumeWebhook,
} from '#editorial/outbox/changingWebhooks.ts';
import { pack } from '#editorial/packages/package.scene.ts';
import { releasePackage } from '#editorial/packages/releasingPackages.ts';
import { cancelPackageRelease, reschedulePackage } from '#editorial/packages/reschedulingPackages.ts';
import { describePaper } from '#editorial/paper/changingPaperDetails.ts';
import { defaultTerms, setTerms } from '#editorial/paper/machineTerms.ts';
import { changeRole } from '#editorial/people/changingRole.ts';
import { disable, enable } from '#editorial/people/disablingPeople.ts';
import { endSessionsOf } from '#editorial/people/endingSessions.ts';
import { invite, inviteAgain } from '#editorial/people/invitingPeople.ts';
import { limitToSuggestions } from '#editorial/people/limitingToSuggestions.ts';
import { hire, openScene, traces } from '#editorial/people/people.scene.ts';
import { release } from '#editorial/releases/releasingArticles.ts';
import { releaseNew } from '#editorial/releases/releasingNewArticles.ts';
import {
  cancelRelease,
  keepLive,
  reschedule,
  rescheduleWithdrawal,
} from '#editorial/releases/reschedulingReleases.ts';
import { takeBack } from '#editorial/releases/takingBackReleases.ts';
import { withdraw } from '#editorial/releases/withdrawingArticles.ts';
import { createShare, revokeShare } from '#editorial/sharing/shareLinks.ts';
import { addSection, renameSection } from '#editorial/taxonomy/arrangingSections.ts';
import { mergeSections } from '#editorial/taxonomy/mergingSections.ts';
import { mergeTopics } from '#editorial/taxonomy/mergingTopics.ts';
import { renameTopic } from '#editorial/taxonomy/renamingTopics.ts';
import { countRequestKeys, newRequest, refusedWith } from './confirmation.scene.ts';

// Every domain function of an act that needs confirmation is called here, on real rows.

const allowed = vi.hoisted(() => ({ acts: [] as string[] }));
vi.mock('#editorial/access/policy.ts', async (original) => {
  const actual = await original<typeof import('#editorial/access/policy.ts')>();
  const allow = (...args: Parameters<typeof actual.allow>) => {
    allowed.acts.push(args[1]);
    return actual.allow(...args);
  };
  return { ...actual, allow };
});

const top = join(import.meta.dirname, '..');
const confirmedActs = Object.entries(policy).flatMap(([act, rule]) => ('confirm' in rule ? [act] : []));

/** Functions that authorize an act that needs confirmation, but change nothing. */
const readOnly = [
  'aboutPages/writingAboutPages.ts previewAboutPage',
  'releases/takeBackForecast.ts forecastTakeBack',
  'bin/binList.ts listBin',
  'outbox/webhookList.ts listWebhooks',
  'apiTokens/tokenList.ts listTokens',
];

/** Acts of Copydesk itself and API clients: a user is refused with any confirmation. */
const machineActs: Record<string, () => Promise<unknown>> = {
  'releases/releasingNewArticles.ts releaseNew': () => inTransaction((tx) => releaseNew(tx, admin, [])),
  'import/importAndRelease.ts importAndRelease': () => importAndRelease(admin, { articles: [] }),
};

let scene: Awaited<ReturnType<typeof openScene>>;
let admin: Actor;
let ids: {
  article: ArticleId;
  binned: ArticleId;
  front: FrontId;
  package: PackageId;
  user: UserId;
  sections: [SectionId, SectionId];
  topics: [TopicId, TopicId];
  asset: AssetId;
  page: AboutPageId;
  webhook: number;
  token: number;
  link: number;
};

beforeAll(async () => {
  vi.stubEnv('NEXTAUTH_SECRET', 'a secret that seals');
  scene = await openScene();
  admin = await hire('admin');
  const idOf = async (statement: ReturnType<typeof sql>) =>
    Number((await staff().execute<{ id: string }>(statement)).rows[0]?.id);
  const article = await writeStory(admin, { headline: 'Marked' });
  const binned = await writeStory(admin, { headline: 'Binned' });
  await moveToBin(admin, { subject: 'article', id: binned });
  const topic = (name: string) =>
    idOf(sql`insert into topic (slug, name) values (${name}, ${name}) returning id`);
  const texts = { en: { title: 'Imprint', text: 'We.' } };
  await createShare(admin, { articleId: article, recipient: 'A lawyer', days: 1 }, site);
  ids = {
    article,
    binned,
    front: (await readFrontDraft(admin, { language: 'en' })).frontId,
    package: await pack(admin, 'Marked', [await writeStory(admin, { headline: 'Packed' })]),
    user: (await hire('writer')).id,
    sections: [await openSection('one'), await openSection('two')],
    topics: [(await topic('one')) as TopicId, (await topic('two')) as TopicId],
    asset: (await idOf(sql`
      insert into asset (hash, file_name, width, height, colour, renditions, alt)
      values (repeat('ab', 32), 'a.jpg', 1, 1, '#000000', '[]', 'x') returning id`)) as AssetId,
    page: (await addAboutPage(admin, { path: 'imprint', texts })).id,
    webhook: (await addWebhook(admin, { name: 'Desk', url: 'https://desk.example/' }, { local: false }))
      .webhookId,
    token: (await issueToken(admin, { name: 'Wire', scopes: ['drafts:write'], days: 30 })).id,
    link: await idOf(sql`select id from share_link where article_id = ${article}`),
  };
});
beforeEach(() => {
  allowed.acts = [];
});
afterAll(() => {
  vi.unstubAllEnvs();
  return scene.close();
});

const site = 'https://courier.example';
const settings = { site, mails: false };
const [seen, at] = [new Date(Date.now() + 3_600_000), new Date(Date.now() + 7_200_000)];
const texts = { en: { title: 'Imprint', text: 'We all.' } };
const paper = {
  ...{ names: { en: 'The Courier' }, taglines: {}, language: 'en' as const },
  ...{ zone: 'UTC', otherZones: [], pastIsOpen: false },
};

type Call = (confirmation: Confirmation) => Promise<unknown>;

/** Functions that change a subject, by file and name; each is called with a confirmation that it must refuse. */
const changes: Record<string, Call | Call[]> = {
  'aboutPages/writingAboutPages.ts writeAboutPage': (confirmation) =>
    writeAboutPage(admin, { id: ids.page, version: 1, texts, confirmation }),
  'aboutPages/writingAboutPages.ts removeAboutPage': (confirmation) =>
    removeAboutPage(admin, { id: ids.page, version: 1, confirmation }),
  'releases/reschedulingReleases.ts rescheduleWithdrawal': (confirmation) =>
    rescheduleWithdrawal(admin, { articleId: ids.article, seen, at, confirmation }),
  'releases/releasingArticles.ts release': (confirmation) =>
    release(admin, { articleId: ids.article, confirmation }),
  'releases/reschedulingReleases.ts reschedule': (confirmation) =>
    reschedule(admin, { articleId: ids.article, seen, at, confirmation }),
  'releases/reschedulingReleases.ts cancelRelease': (confirmation) =>
    cancelRelease(admin, { articleId: ids.article, confirmation }),
  'releases/takingBackReleases.ts takeBack': (confirmation) =>
    takeBack(admin, { articleId: ids.article, number: 2, confirmation }),
  'releases/withdrawingArticles.ts withdraw': (confirmation) =>
    withdraw(admin, { articleId: ids.article, because: 'Wrong.', confirmation }),
  'releases/reschedulingReleases.ts keepLive': (confirmation) =>
    keepLive(admin, { articleId: ids.article, confirmation }),
  'bin/erasingFromBin.ts eraseFromBin': (confirmation) =>
    eraseFromBin(admin, { subject: 'article', id: ids.binned, confirmation }),
  'bin/movingToBin.ts moveToBin': [
    (confirmation) => moveToBin(admin, { subject: 'article', id: ids.article, confirmation }),
    (confirmation) => moveToBin(admin, { subject: 'asset', id: ids.asset, confirmation }),
    (confirmation) => moveToBin(admin, { subject: 'package', id: ids.package, confirmation }),
    (confirmation) => moveToBin(admin, { subject: 'section', id: ids.sections[0], confirmation }),
    (confirmation) => moveToBin(admin, { subject: 'topic', id: ids.topics[0], confirmation }),
  ],
  'liveCoverage/endingCoverage.ts endCoverage': (confirmation) =>
    endCoverage(admin, { articleId: ids.article, over: true, confirmation }),
  'outbox/changingWebhooks.ts pauseWebhook': (confirmation) =>
    pauseWebhook(admin, { webhookId: ids.webhook, confirmation }),
  'outbox/changingWebhooks.ts resumeWebhook': (confirmation) =>
    resumeWebhook(admin, { webhookId: ids.webhook, confirmation }),
  'outbox/changingWebhooks.ts removeWebhook': (confirmation) =>
    removeWebhook(admin, { webhookId: ids.webhook, confirmation }),
  'fronts/releasingFronts.ts releaseFront': (confirmation) =>
    releaseFront(admin, { frontId: ids.front, version: 1, confirmation }),
  'fronts/reschedulingFronts.ts rescheduleFront': (confirmation) =>
    rescheduleFront(admin, { frontId: ids.front, seen, at, confirmation }),
  'fronts/reschedulingFronts.ts cancelFront': (confirmation) =>
    cancelFront(admin, { frontId: ids.front, confirmation }),
  'fronts/takingBackFronts.ts takeBackFront': (confirmation) =>
    takeBackFront(admin, { frontId: ids.front, number: 2, confirmation }),
  'media/renewingRights.ts renewRights': (confirmation) =>
    renewRights(admin, { assetId: ids.asset, rightsUntil: null, confirmation }),
  'packages/releasingPackages.ts releasePackage': (confirmation) =>
    releasePackage(admin, { packageId: ids.package, version: 1, articles: [], confirmation }),
  'packages/reschedulingPackages.ts reschedulePackage': (confirmation) =>
    reschedulePackage(admin, { packageId: ids.package, seen, at, confirmation }),
  'packages/reschedulingPackages.ts cancelPackageRelease': (confirmation) =>
    cancelPackageRelease(admin, { packageId: ids.package, confirmation }),
  'taxonomy/arrangingSections.ts renameSection': (confirmation) =>
    renameSection(admin, { sectionId: ids.sections[0], names: { en: 'Sea' }, confirmation }),
  'paper/changingPaperDetails.ts describePaper': (confirmation) =>
    describePaper(admin, { ...paper, confirmation }),
  'paper/machineTerms.ts setTerms': (confirmation) => setTerms(admin, { ...defaultTerms, confirmation }),
  'people/changingRole.ts changeRole': (confirmation) =>
    changeRole(admin, { userId: ids.user, role: 'editor', confirmation }),
  'people/disablingPeople.ts disable': (confirmation) => disable(admin, { userId: ids.user, confirmation }),
  'people/disablingPeople.ts enable': (confirmation) => enable(admin, { userId: ids.user, confirmation }),
  'people/endingSessions.ts endSessionsOf': (confirmation) =>
    endSessionsOf(admin, { userId: ids.user, confirmation }),
  'people/limitingToSuggestions.ts limitToSuggestions': (confirmation) =>
    limitToSuggestions(admin, { userId: ids.user, canOnlySuggest: true, confirmation }),
  'people/invitingPeople.ts inviteAgain': (confirmation) =>
    inviteAgain(admin, { userId: ids.user, confirmation }, settings),
  'sharing/shareLinks.ts revokeShare': (confirmation) =>
    revokeShare(admin, { articleId: ids.article, linkId: ids.link, confirmation }),
  'taxonomy/mergingSections.ts mergeSections': (confirmation) =>
    mergeSections(admin, { sectionId: ids.sections[0], into: ids.sections[1], confirmation }),
  'taxonomy/mergingTopics.ts mergeTopics': (confirmation) =>
    mergeTopics(admin, { topicId: ids.topics[0], into: ids.topics[1], confirmation }),
  'taxonomy/renamingTopics.ts renameTopic': (confirmation) =>
    renameTopic(admin, { topicId: ids.topics[0], name: 'Three', confirmation }),
  'apiTokens/revokingTokens.ts revokeToken': (confirmation) =>
    revokeToken(admin, { tokenId: ids.token, confirmation }),
};

/** Functions that create a subject, which has no state yet. */
const creations: Record<string, Call> = {
  'aboutPages/writingAboutPages.ts addAboutPage': (confirmation) =>
    addAboutPage(admin, { path: 'staff', texts, confirmation }),
  'outbox/changingWebhooks.ts addWebhook': (confirmation) =>
    addWebhook(admin, { name: 'New', url: 'https://new.example/', confirmation }, { local: false }),
  'taxonomy/arrangingSections.ts addSection': (confirmation) =>
    addSection(admin, { names: { en: 'New' }, slug: 'new', confirmation }),
  'people/invitingPeople.ts invite': (confirmation) =>
    invite(admin, { email: 'new@courier.example', name: 'New', role: 'writer', confirmation }, settings),
  'sharing/shareLinks.ts createShare': (confirmation) =>
    createShare(admin, { articleId: ids.article, recipient: 'New', days: 1, confirmation }, site),
  'apiTokens/issuingTokens.ts issueToken': (confirmation) =>
    issueToken(admin, { name: 'New', scopes: ['drafts:write'], days: 30, confirmation }),
};

const calls = (of: Record<string, Call | Call[]>) =>
  Object.entries(of).flatMap(([name, call]) => [call].flat().map((each, at) => [name, at, each] as const));

const functionsIn = (text: string) =>
  text.split(/^(?=(?:export )?(?:async )?(?:function|const) )/m).map((body) => ({
    name: /(?:function|const) (\w+)/.exec(body)?.[1] ?? '',
    isExported: body.startsWith('export '),
    body,
  }));

/** The exported functions of a file that authorize an act that needs confirmation, directly or indirectly. */
function authorizingFunctionsIn(path: string): string[] {
  const functions = functionsIn(readFileSync(join(top, path), 'utf8'));
  const authorizes = (body: string) =>
    [...body.matchAll(/'([a-z]+\.[a-z-]+)'/g)].some(([, act = '']) => confirmedActs.includes(act)) &&
    /\b(?:allow|reauthorize|lockPerson)\(/.test(body);
  const authorizing = new Set(functions.filter(({ body }) => authorizes(body)).map(({ name }) => name));
  for (let known = -1; known < authorizing.size; ) {
    known = authorizing.size;
    for (const { name, body } of functions)
      if ([...authorizing].some((each) => new RegExp(`\\b${each}\\(`).test(body))) authorizing.add(name);
  }
  return functions.flatMap(({ name, isExported }) =>
    isExported && authorizing.has(name) ? [`${path} ${name}`] : [],
  );
}

test('every function that authorizes an act that needs confirmation is called here, or only reads', () => {
  const authorizing = new Set(
    globSync('**/*.ts', { cwd: top })
      .filter((path) => !/\.test\.ts$|scene\.ts$|policy\.ts$/.test(path))
      .flatMap(authorizingFunctionsIn),
  );
  const known = [changes, creations, machineActs].flatMap(Object.keys).concat(readOnly);
  expect([...authorizing].filter((name) => !known.includes(name)).sort()).toEqual([]);
});

test.each(Object.entries(machineActs))('%s is refused to a person', async (_, call) => {
  expect(await refusedWith(call())).toMatchObject({ reason: 'confirmation-missing' });
});

const refusing = new Set<string>();

async function expectRefusal(call: Call, confirmation: Confirmation, reason: string): Promise<void> {
  const [before, keys] = [await traces(), await countRequestKeys()];
  allowed.acts = [];
  expect(await refusedWith(call(confirmation))).toMatchObject({ reason });
  for (const act of allowed.acts) refusing.add(`${act} ${reason}`);
  expect(await traces()).toBe(before);
  expect(await countRequestKeys()).toBe(keys);
}

describe('on real rows', () => {
  test.each(calls(changes))('%s %i refuses a state that is not the one of now', async (_, __, call) => {
    await expectRefusal(call, newRequest('0.0.old'), 'decided-on-old-state');
  });

  test.each(calls({ ...changes, ...creations }))('%s %i refuses a repeated request', async (_, __, call) => {
    const confirmation = newRequest('0.0.old');
    await staff()
      .insert(confirmedRequest)
      .values({ actorId: admin.id, key: confirmation.requestKey, act: 'article.release', at: new Date() });
    await expectRefusal(call, confirmation, 'already-done');
  });

  test('that is every act which needs confirmation', () => {
    const without = (reason: string) => confirmedActs.filter((act) => !refusing.has(`${act} ${reason}`));
    expect(without('already-done')).toEqual([]);
    // Tokens, webhooks, pages and sections have acts that create them, and acts on their state.
    expect(without('decided-on-old-state')).toEqual(['share.create']);
  });
});
