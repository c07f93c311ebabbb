import { expect, type Page } from '@playwright/test';
import sharp from 'sharp';
import { expectFitDayAndNight } from '#e2e/setting/fit.ts';
import { windowOf } from '#e2e/setting/people.ts';
import { test } from '#e2e/setting/test.ts';

const xmp = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"
 photoshop:Credit="Northwire" photoshop:DateCreated="2024-04-14T06:15:00">
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">The lock gate &lt;b&gt;at dawn&lt;/b&gt;.</rdf:li></rdf:Alt></dc:description>
<dc:creator><rdf:Seq><rdf:li>Mara Quist</rdf:li></rdf:Seq></dc:creator>
<dc:rights><rdf:Alt><rdf:li xml:lang="x-default">© 2024 Northwire</rdf:li></rdf:Alt></dc:rights>
</rdf:Description></rdf:RDF></x:xmpmeta>`;

const mark = 'From the file: check before saving.';
const field = (page: Page, name: string) => page.getByRole('dialog').getByLabel(name, { exact: true });

for (const width of [390, 1440])
  test(`texts from a picture’s file are filled in, marked, and stored only when saved, ${width} px`, async ({
    browser,
  }) => {
    const background = `#${(Date.now() % 0xffffff).toString(16).padStart(6, '0')}`;
    const buffer = await sharp({ create: { width: 640, height: 400, channels: 3, background } })
      .withXmp(xmp)
      .jpeg()
      .toBuffer();
    const name = `gate-${width}-${Date.now()}.jpg`;
    const { page } = await windowOf(browser, 'writer');
    await page.setViewportSize({ width, height: 900 });
    await page.goto('/newsroom/media');
    await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'image/jpeg', buffer });

    await test.step('the form opens with the texts of the file', async () => {
      await expect(field(page, 'Caption')).toHaveValue('The lock gate at dawn.');
      await expect(field(page, 'Credit')).toHaveValue('Northwire');
      await expect(field(page, 'Creator')).toHaveValue('Mara Quist');
      await expect(field(page, 'Date taken')).toHaveValue('2024-04-14');
      await expect(field(page, 'Rights')).toHaveValue('© 2024 Northwire');
      for (const offered of ['Caption', 'Credit', 'Creator', 'Date taken', 'Rights'])
        await expect(field(page, offered)).toHaveAccessibleDescription(new RegExp(`^${mark}`));
      await expect(field(page, 'Alt text')).not.toHaveAccessibleDescription(new RegExp(mark));
      await expectFitDayAndNight(page, 'a picture with texts from its file');
    });

    const open = async () => {
      await page.goto(`/newsroom/media?q=${name}`);
      await page.getByRole('listitem').filter({ hasText: name }).getByRole('button').click();
    };

    await test.step('closed without saving, nothing is stored, and the texts are filled in again', async () => {
      await page.goto('/newsroom/media?q=Northwire');
      await expect(page.getByRole('button', { name: new RegExp(name) })).toHaveCount(0);
      await open();
      await expect(field(page, 'Credit')).toHaveValue('Northwire');
    });

    await test.step('after saving, corrected and emptied fields stay so, and nothing is marked', async () => {
      await field(page, 'Caption').fill('The lock gate at dawn');
      await field(page, 'Creator').fill('');
      await page.getByRole('dialog').getByRole('button', { name: 'Save', exact: true }).click();
      await expect(page.getByRole('dialog').getByText('Saved')).toBeVisible();
      await expect(page.getByText(mark)).toHaveCount(0);
      await open();
      await expect(field(page, 'Caption')).toHaveValue('The lock gate at dawn');
      await expect(field(page, 'Credit')).toHaveValue('Northwire');
      await expect(field(page, 'Creator')).toHaveValue('');
      await expect(field(page, 'Date taken')).toHaveValue('2024-04-14');
      await expect(page.getByText(mark)).toHaveCount(0);
    });
    await page.context().close();
  });
