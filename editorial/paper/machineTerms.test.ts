import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor } from '#editorial/access/actor.ts';
import { invalidationsBy } from '#editorial/audit/invalidatedTags.scene.ts';
import { readTerms } from '#editorial/readerQueries/paperFacts.ts';
import { hire, openScene, refusalReasonOf, traces } from '../people/people.scene.ts';
import { describePaper } from './changingPaperDetails.ts';
import { defaultTerms, readTermsForStaff, setTerms, setTermsOrder } from './machineTerms.ts';
import { whenTermsChanged } from './termsChangedAt.ts';

let scene: Awaited<ReturnType<typeof openScene>>;
let admin: Actor;
beforeAll(async () => {
  scene = await openScene();
  admin = await hire('admin');
});
afterAll(() => scene.close());

const order = {
  refusedCrawlers: ['GPTBot', 'CCBot'],
  miningIsReserved: true,
  miningPolicy: 'https://courier.example/licence',
  securityContacts: ['mailto:holes@courier.example'],
  securityPolicy: '',
};

test('nothing is refused or reserved by default', async () => {
  expect(await readTerms()).toEqual(defaultTerms);
});

test('a change takes effect at once, is announced, and is audited', async () => {
  const invalidations = await invalidationsBy(async () => {
    await setTerms(admin, setTermsOrder.parse(order));
    await setTerms(admin, setTermsOrder.parse(order));
  });
  expect(invalidations).toEqual([['sections', 'terms']]);
  const read = { ...order, refusedCrawlers: ['CCBot', 'GPTBot'] };
  expect(await readTerms()).toEqual(read);
  expect(await readTermsForStaff(admin)).toEqual(read);
});

test('the time of the last change is known, whatever else in the settings changes later', async () => {
  const since = await whenTermsChanged();
  expect(Date.now() - (since?.getTime() ?? 0)).toBeLessThan(60_000);
  await describePaper(admin, {
    names: { en: 'The Alder Courier' },
    taglines: {},
    language: 'en',
    zone: 'Europe/Oslo',
    otherZones: [],
    pastIsOpen: false,
  });
  expect(await whenTermsChanged()).toEqual(since);
  await setTerms(admin, setTermsOrder.parse({ ...order, securityPolicy: 'https://courier.example/holes' }));
  expect((await whenTermsChanged())?.getTime()).toBeGreaterThan(since?.getTime() ?? 0);
  await setTerms(admin, setTermsOrder.parse(order));
});

test('an editor cannot change it, and nothing is written', async () => {
  const editor = await hire('editor');
  const before = await traces();
  const refusal = await refusalReasonOf(
    setTerms(editor, setTermsOrder.parse({ ...order, miningIsReserved: false })),
  );
  expect(refusal).toBe('not-allowed');
  expect(await traces()).toBe(before);
  expect((await readTerms()).miningIsReserved).toBe(true);
});

test.each([
  { refusedCrawlers: ['Googlebot'] },
  { refusedCrawlers: ['GPTBot\nDisallow: /'] },
  { miningPolicy: 'javascript:alert(1)' },
  { miningPolicy: 'http://courier.example' },
  { securityContacts: ['holes@courier.example'] },
  { securityContacts: ['https://a.example/\nExpires: never'] },
  { securityPolicy: 'https://a.example/\u202E' },
])('%j is refused by its schema', (wrong) => {
  expect(setTermsOrder.safeParse({ ...order, ...wrong }).success).toBe(false);
});
