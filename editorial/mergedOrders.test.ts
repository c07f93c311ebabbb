import { afterAll, beforeAll, expect, test } from 'vitest';
import { staff } from '#db/pools.ts';
import { sql } from '#db/query.ts';
import type { AssetId, SectionId } from '#db/schema/ids.ts';
import { writeAboutPageOrder } from './aboutPages/aboutPageOrders.ts';
import { addAboutPage, writeAboutPage } from './aboutPages/writingAboutPages.ts';
import type { Actor } from './access/actor.ts';
import { describeAsset } from './media/describingAssets.ts';
import { createPackage, renamePackage } from './packages/composingPackages.ts';
import { readPackage } from './packages/packageContents.ts';
import { describePaper, describePaperOrder } from './paper/changingPaperDetails.ts';
import { defaultTerms, readTermsForStaff, setTerms, setTermsOrder } from './paper/machineTerms.ts';
import { readSettings } from './paper/paperSettings.ts';
import { hire, openScene } from './people/people.scene.ts';
import { createSeries } from './series/creatingSeries.ts';
import { renameSeries } from './series/renamingSeries.ts';
import { renameSection, renameSectionOrder } from './taxonomy/arrangingSections.ts';

/**
 * For each form that two people may have open at once: both changes are kept, and a conflict in one field is refused.
 */
let scene: Awaited<ReturnType<typeof openScene>>;
let mia: Actor;
let jo: Actor;
beforeAll(async () => {
  scene = await openScene();
  mia = await hire('admin', { name: 'Mia' });
  jo = await hire('admin', { name: 'Jo' });
});
afterAll(() => scene.close());

const events = async () =>
  Number((await staff().execute(sql`select count(*) from audit_event`)).rows[0]?.count);

/** Asserts that an act is refused because `theirs` came first, and changes nothing. */
async function expectConflict(act: () => Promise<unknown>, field: string, theirs: string): Promise<void> {
  const before = await events();
  await expect(act()).rejects.toMatchObject({
    reason: 'field-changed',
    facts: { field, theirs, by: 'Mia' },
  });
  expect(await events()).toBe(before);
}

test("the paper's settings", async () => {
  const settings = {
    names: { en: 'The Courier', 'zh-CN': '信使报' },
    taglines: { en: 'Daily' },
    language: 'en',
    zone: 'UTC',
    otherZones: ['Asia/Shanghai'],
    pastIsOpen: true,
  } as const;
  const save = (actor: Actor, change: object, was: object = settings) =>
    describePaper(actor, describePaperOrder.parse({ ...settings, ...change, was }));
  await describePaper(mia, describePaperOrder.parse(settings));
  await save(mia, { taglines: { en: 'Every morning' }, otherZones: ['Asia/Shanghai', 'Asia/Tokyo'] });
  await save(jo, { zone: 'Europe/Paris', names: { en: 'The Courier', 'zh-CN': '港口信使' }, otherZones: [] });
  expect(await readSettings(mia)).toMatchObject({
    names: { en: 'The Courier', 'zh-CN': '港口信使' },
    taglines: { en: 'Every morning' },
    zone: 'Europe/Paris',
    otherZones: ['Asia/Tokyo'],
  });
  await expectConflict(() => save(jo, { taglines: { en: 'Evenings' } }), 'taglines.en', 'Every morning');
  await save(jo, { taglines: { en: 'Evenings' } }, { ...settings, taglines: { en: 'Every morning' } });
  expect((await readSettings(mia)).taglines).toEqual({ en: 'Evenings' });
});

test('the terms for machines', async () => {
  const was = defaultTerms;
  await setTerms(mia, { ...was, miningIsReserved: true, miningPolicy: 'https://a.example/mine', was });
  await setTerms(jo, { ...was, securityContacts: ['mailto:safe@a.example'], was });
  expect(await readTermsForStaff(mia)).toMatchObject({
    miningIsReserved: true,
    securityContacts: ['mailto:safe@a.example'],
  });
  const late = () => setTerms(jo, { ...was, miningPolicy: 'https://b.example/', was });
  await expectConflict(late, 'miningPolicy', 'https://a.example/mine');
});

test("a section's names", async () => {
  const { rows } = await staff().execute<{ id: string }>(
    sql`insert into section (slug, names) values ('port', '{"en": "Port"}') returning id`,
  );
  const sectionId = Number(rows[0]?.id) as SectionId;
  const was = { en: 'Port' };
  await renameSection(mia, { sectionId, names: { en: 'Port', 'zh-CN': '港口' }, was: { names: was } });
  await renameSection(jo, { sectionId, names: { en: 'Harbour' }, was: { names: was } });
  const { sections } = await readSettings(mia);
  expect(sections.find(({ id }) => id === sectionId)?.names).toEqual({ en: 'Harbour', 'zh-CN': '港口' });
});

test('an about page', async () => {
  const was = { en: { title: 'Contact', text: 'Write to us.' }, 'zh-CN': { title: '联系', text: '来信。' } };
  const { id } = await addAboutPage(mia, { path: 'contact', texts: was });
  const write = (actor: Actor, texts: object) =>
    writeAboutPage(actor, writeAboutPageOrder.parse({ id, version: 1, texts, was }));
  await write(mia, { ...was, en: { title: 'Contact', text: 'Call us.' } });
  await write(jo, { ...was, 'zh-CN': { title: '联系我们', text: '来信。' } });
  const { rows } = await staff().execute(sql`select texts from about_page where id = ${id}`);
  expect(rows[0]?.texts).toEqual({
    en: { title: 'Contact', text: 'Call us.' },
    'zh-CN': { title: '联系我们', text: '来信。' },
  });
  await expectConflict(
    () =>
      writeAboutPage(
        jo,
        writeAboutPageOrder.parse({
          id,
          version: 1,
          texts: { en: { title: 'Contact', text: 'Fax.' } },
          was: { en: was.en },
        }),
      ),
    'texts.en.text',
    'Call us.',
  );
});

test('a series and a package', async () => {
  const names = { en: 'Tides' };
  const { seriesId } = await createSeries(mia, { names, standfirsts: {}, slug: '' });
  const seen = { names, standfirsts: {} };
  await renameSeries(mia, { seriesId, version: 1, names, standfirsts: { en: 'Twice a day' }, was: seen });
  await renameSeries(jo, { seriesId, version: 1, names: { en: 'High tides' }, standfirsts: {}, was: seen });
  const { rows } = await staff().execute(sql`select names, standfirsts from series where id = ${seriesId}`);
  expect(rows[0]).toEqual({ names: { en: 'High tides' }, standfirsts: { en: 'Twice a day' } });

  const { packageId } = await createPackage(mia, { name: 'Storm' });
  const was = { name: 'Storm', titles: {} };
  await renamePackage(mia, { packageId, version: 1, name: 'Storm', titles: { en: 'The storm' }, was });
  await renamePackage(jo, { packageId, version: 1, name: 'Great storm', titles: {}, was });
  expect(await readPackage(mia, packageId)).toMatchObject({
    name: 'Great storm',
    titles: { en: 'The storm' },
  });
});

test("a picture's texts", async () => {
  const { rows } = await staff().execute<{ id: string }>(sql`
    insert into asset (hash, file_name, width, height, colour, renditions, alt)
    values (repeat('ab', 32), 'a.jpg', 1, 1, '#000000', '[]', 'A pier') returning id`);
  const assetId = Number(rows[0]?.id) as AssetId;
  const was = { alt: 'A pier', caption: '', credit: '' };
  await describeAsset(mia, { assetId, ...was, alt: 'A pier at dawn', was });
  await describeAsset(jo, { assetId, ...was, credit: '王明', was });
  const { rows: stored } = await staff().execute(sql`select alt, credit from asset where id = ${assetId}`);
  expect(stored[0]).toEqual({ alt: 'A pier at dawn', credit: '王明' });
});

test('additions of two people to one list that together exceed its limit are refused, with the field named', async () => {
  const contacts = (count: number) => Array.from({ length: count }, (_, at) => `mailto:${at}@a.example`);
  const before = await readTermsForStaff(mia);
  const was = { ...before, securityContacts: contacts(4) };
  const save = (actor: Actor, added: string, seen: object = was) =>
    setTerms(
      actor,
      setTermsOrder.parse({ ...was, securityContacts: [...was.securityContacts, added], was: seen }),
    );
  await setTerms(mia, setTermsOrder.parse({ ...was, was: before }));
  await save(mia, 'mailto:mia@a.example');
  const theirs = [...contacts(4), 'mailto:mia@a.example'].join(', ');
  await expectConflict(() => save(jo, 'mailto:jo@a.example'), 'securityContacts', theirs);
  expect((await readTermsForStaff(mia)).securityContacts).toHaveLength(5);
});

test('a form whose list exceeds the limit already can still be saved with fewer elements', async () => {
  await staff().execute(
    sql`update machine_terms set security_contacts = '["mailto:1@a.example", "mailto:2@a.example",
      "mailto:3@a.example", "mailto:4@a.example", "mailto:5@a.example", "mailto:6@a.example"]'`,
  );
  const was = await readTermsForStaff(mia);
  expect(was.securityContacts).toHaveLength(6);
  const securityContacts = was.securityContacts.slice(0, 2);
  await setTerms(jo, setTermsOrder.parse({ ...was, securityContacts, was }));
  expect((await readTermsForStaff(mia)).securityContacts).toEqual(securityContacts);
});

test('two people who remove the names in two languages cannot leave a section without a name', async () => {
  const { rows } = await staff().execute<{ id: string }>(
    sql`insert into section (slug, names) values ('sea', '{"en": "Sea", "ar": "بحر"}') returning id`,
  );
  const sectionId = Number(rows[0]?.id) as SectionId;
  const was = { names: { en: 'Sea', ar: 'بحر' } };
  const save = (actor: Actor, names: object, seen: object = was) =>
    renameSection(actor, renameSectionOrder.parse({ sectionId, names, was: seen }));
  await save(mia, { en: 'Sea' });
  await expectConflict(() => save(jo, { ar: 'بحر' }), 'names', 'Sea');
  await save(jo, { ar: 'بحر' }, { names: { en: 'Sea' } });
  const { sections } = await readSettings(mia);
  expect(sections.find(({ id }) => id === sectionId)?.names).toEqual({ ar: 'بحر' });
});

test('a paper keeps a name in its main language, also when one person changes the language and another the names', async () => {
  const { sections: _, ...now } = await readSettings(mia);
  const was = { ...now, names: { en: 'The Courier', ar: 'الساعي' }, language: 'en' };
  await describePaper(mia, describePaperOrder.parse({ ...was, was: now }));
  await describePaper(mia, describePaperOrder.parse({ ...was, language: 'ar', was }));
  const late = describePaperOrder.parse({ ...was, names: { en: 'The Courier' }, was });
  await expect(describePaper(jo, late)).rejects.toMatchObject({
    reason: 'field-changed',
    facts: { field: 'names' },
  });
});

test('so do the titles of an about page and a series', async () => {
  const texts = { en: { title: 'Staff', text: 'We.' }, ar: { title: 'نحن', text: 'نحن' } };
  const { id } = await addAboutPage(mia, { path: 'staff', texts });
  const write = (actor: Actor, newTexts: object) =>
    writeAboutPage(actor, writeAboutPageOrder.parse({ id, version: 1, texts: newTexts, was: texts }));
  await write(mia, { en: texts.en });
  await expectConflict(() => write(jo, { ar: texts.ar }), 'texts', 'We., Staff');
  const names = { en: 'Docks', ar: 'أرصفة' };
  const { seriesId } = await createSeries(mia, { names, standfirsts: {}, slug: '' });
  const rename = (actor: Actor, newNames: object) =>
    renameSeries(actor, {
      ...{ seriesId, version: 1, names: newNames, standfirsts: {} },
      was: { names, standfirsts: {} },
    });
  await rename(mia, { en: 'Docks' });
  await expectConflict(() => rename(jo, { ar: 'أرصفة' }), 'names', 'Docks');
});

test('a refusal names who changed that field, not who changed another later', async () => {
  const kim = await hire('admin', { name: 'Kim' });
  const { sections: _, ...was } = await readSettings(mia);
  const save = (actor: Actor, change: object) =>
    describePaper(actor, describePaperOrder.parse({ ...was, ...change, was }));
  await save(mia, { taglines: { ...was.taglines, en: 'Mia’s' } });
  await save(kim, { taglines: { ...was.taglines, ar: 'Kim’s' }, pastIsOpen: !was.pastIsOpen });
  await expectConflict(() => save(jo, { taglines: { ...was.taglines, en: 'Jo’s' } }), 'taglines.en', 'Mia’s');
});

test('an end of rights is not applied to rights that somebody else has changed', async () => {
  const { rows } = await staff().execute<{ id: string }>(sql`
    insert into asset (hash, file_name, width, height, colour, renditions, alt, rights)
    values (repeat('cd', 32), 'b.jpg', 1, 1, '#000000', '[]', 'A mole', 'Agency, until 2030') returning id`);
  const assetId = Number(rows[0]?.id) as AssetId;
  const was = { rights: 'Agency, until 2030', rightsUntil: null };
  await describeAsset(mia, { assetId, ...was, rights: 'Ours for good', was });
  const late = () => describeAsset(jo, { assetId, ...was, rightsUntil: '2030-01-01T00:00:00Z', was });
  await expectConflict(late, 'rights', 'Ours for good');
});
