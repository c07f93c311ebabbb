import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { staff } from '#db/pools.ts';
import type { Actor } from '#editorial/access/actor.ts';
import { invalidationsBy } from '#editorial/audit/invalidatedTags.scene.ts';
import {
  addSection,
  addSectionOrder,
  orderSections,
  renameSection,
  renameSectionOrder,
} from '#editorial/taxonomy/arrangingSections.ts';
import { auditFilter, readAudit } from '../audit/auditLog.ts';
import { hire, openScene, refusalReasonOf, traces } from '../people/people.scene.ts';
import { describePaper, describePaperOrder } from './changingPaperDetails.ts';
import { readSettings, readZones } from './paperSettings.ts';
import { zoneNames } from './timeZones.ts';

let scene: Awaited<ReturnType<typeof openScene>>;
let admin: Actor;
beforeAll(async () => {
  scene = await openScene();
  admin = await hire('admin');
});
afterAll(() => scene.close());

const settings = {
  names: { en: 'The Courier', 'zh-CN': '' },
  taglines: { en: '', 'zh-CN': '' },
  language: 'en',
  zone: 'Europe/Oslo',
  otherZones: ['Asia/Shanghai', 'Asia/Kolkata'],
  pastIsOpen: true,
};
const names = (en: string) => ({ en, 'zh-CN': '' });
const add = (slug: string) => addSection(admin, addSectionOrder.parse({ names: names(slug), slug }));

test("changing the paper's settings invalidates reader pages and is audited", async () => {
  const invalidations = await invalidationsBy(async () => {
    await describePaper(admin, describePaperOrder.parse(settings));
    await describePaper(admin, describePaperOrder.parse(settings));
  });
  expect(invalidations).toEqual([['sections']]);
  expect(await readSettings(admin)).toEqual({
    names: { en: 'The Courier' },
    taglines: {},
    language: 'en',
    zone: 'Europe/Oslo',
    otherZones: ['Asia/Shanghai', 'Asia/Kolkata'],
    pastIsOpen: true,
    sections: [],
  });
  expect(await readZones(await hire('writer'))).toEqual({
    zone: 'Europe/Oslo',
    otherZones: ['Asia/Shanghai', 'Asia/Kolkata'],
  });
  const { entries } = await readAudit(admin, auditFilter.parse({ act: 'settings.change' }));
  expect(entries).toMatchObject([{ actor: admin.name, event: 'settings.change' }]);
});

test.each([
  { ...settings, names: names('') },
  { ...settings, language: 'zh-CN' },
  { ...settings, zone: 'Mars/Base' },
  { ...settings, zone: '__proto__' },
  { ...settings, otherZones: ['Mars/Base'] },
  { ...settings, otherZones: ['Asia/Shanghai', '__proto__'] },
  { ...settings, otherZones: zoneNames },
  { ...settings, otherZones: 'Asia/Shanghai' },
  { ...settings, pastIsOpen: 'yes' },
  { ...settings, language: 'fr' },
  { ...settings, names: names('two\nlines') },
  { ...settings, names: names('\0') },
  { ...settings, names: names('\ud800') },
  { ...settings, taglines: names('x'.repeat(161)) },
  { ...settings, id: 2 },
  {},
  null,
])('is refused by its schema: %j', (order) =>
  expect(describePaperOrder.safeParse(order).success).toBe(false),
);

test('the database knows every zone that may be chosen', async () => {
  const { rows } = await staff().$client.query(
    'select zone from unnest($1::text[]) zone where not exists (select 1 from pg_timezone_names where name = zone)',
    [zoneNames],
  );
  expect(rows).toEqual([]);
});

describe('sections', () => {
  test('are added at the end, renamed with their slug unchanged, and reordered', async () => {
    const [city, sport, culture] = [await add('city'), await add('sport'), await add('culture')];
    await renameSection(
      admin,
      renameSectionOrder.parse({ sectionId: sport.id, names: { en: 'Sports', 'zh-CN': '体育' } }),
    );
    await orderSections(admin, { sectionIds: [culture.id, city.id, sport.id] });
    const { sections } = await readSettings(admin);
    expect(sections.map(({ slug, names }) => [slug, names.en])).toEqual([
      ['culture', 'culture'],
      ['city', 'city'],
      ['sport', 'Sports'],
    ]);
  });

  test('cannot share a slug, nor be partly ordered', async () => {
    const { id } = await add('twice');
    const before = await traces();
    expect(await refusalReasonOf(add('twice'))).toBe('slug-taken');
    expect(await refusalReasonOf(orderSections(admin, { sectionIds: [id] }))).toBe('changed-meanwhile');
    expect(await refusalReasonOf(orderSections(admin, { sectionIds: [id, id] }))).toBe('changed-meanwhile');
    expect(
      await refusalReasonOf(renameSection(admin, { sectionId: 999_999 as typeof id, names: { en: 'X' } })),
    ).toBe('not-found');
    expect(await traces()).toBe(before);
  });

  test.each(['', 'Big', '-a', 'a--b', '../x', 'ä', 'x'.repeat(61), 'a\0'])(
    'cannot have the slug %j',
    (slug) => expect(addSectionOrder.safeParse({ names: names('A'), slug }).success).toBe(false),
  );
});

test('only an admin changes the paper or reads the audit log; a refusal changes nothing', async () => {
  const { id } = await add('kept');
  for (const actor of [await hire('writer'), await hire('editor')]) {
    const before = await traces();
    const acts = [
      describePaper(actor, describePaperOrder.parse(settings)),
      addSection(actor, { names: { en: 'X' }, slug: 'x' }),
      renameSection(actor, { sectionId: id, names: { en: 'X' } }),
      orderSections(actor, { sectionIds: [id] }),
      readAudit(actor, auditFilter.parse({})),
    ];
    expect(await Promise.all(acts.map(refusalReasonOf))).toEqual(acts.map(() => 'not-allowed'));
    expect(await traces()).toBe(before);
  }
});

describe('the audit log', () => {
  test('is paged without gaps or repeats', async () => {
    await staff().$client.query(
      `insert into audit_event (act, subject, subject_id) select 'article.edit', 'article', g::text from generate_series(1, 120) g`,
    );
    const seen: number[] = [];
    let before: number | undefined;
    do {
      const page = await readAudit(admin, auditFilter.parse({ actor: 'house', act: 'article.edit', before }));
      seen.push(...page.entries.map(({ id }) => id));
      before = page.older ?? undefined;
    } while (before);
    expect(seen).toHaveLength(120);
    expect(seen).toEqual([...new Set(seen)].sort((a, b) => b - a));
  });

  test.each([
    { actor: 'x' },
    { act: 'article.burn' },
    { before: '-1' },
    { before: '9'.repeat(40) },
    { actor: ['1', '2'] },
    { act: '\0' },
  ])('is shown unfiltered for the invalid filter %j', async (filter) =>
    expect((await readAudit(admin, auditFilter.parse(filter))).entries).toHaveLength(50),
  );
});
