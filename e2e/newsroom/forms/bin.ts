import { expect } from '@playwright/test';
import sharp from 'sharp';
import { staff } from '#db/pools.ts';
import { eq } from '#db/query.ts';
import { topic } from '#db/schema/taxonomy.ts';
import { openedDialog } from '#e2e/setting/dialogs.ts';
import { readArticleForEditing } from '#editorial/articles/articleForEditing.ts';
import { changeArticleFields as describeArticle } from '#editorial/articles/changingArticleFields.ts';
import type { BinSubject } from '#editorial/bin/binnable.ts';
import { moveToBin } from '#editorial/bin/movingToBin.ts';
import { uploadAsset } from '#editorial/media/uploadingPictures.ts';
import { createPackage } from '#editorial/packages/composingPackages.ts';
import { addSection } from '#editorial/taxonomy/arrangingSections.ts';
import type { FormScript, Stage } from './stage.ts';

const inDialog = ({ page }: Stage, name: string) =>
  openedDialog(page).getByRole('button', { name, exact: true });

const moved = { file: 'staff/bin/DeleteDialog.tsx' };

async function askToMove(stage: Stage, name: string) {
  await stage.page.getByRole('button', { name: `Move “${name}” to the bin` }).click();
  return inDialog(stage, 'Move to bin');
}

/** Makes a topic, with or without a story that has it, and opens the list of topics. */
async function openTopics(stage: Stage, name: string, isUsed = true): Promise<void> {
  const { database, other, page } = stage;
  const articleId = await database.story(other, { headline: `On ${name}`, topics: [name] });
  if (!isUsed) {
    const { article } = await readArticleForEditing(other, articleId);
    await describeArticle(other, { articleId, version: article.version, topics: [] });
  }
  await page.goto(`/newsroom/topics?q=${encodeURIComponent(name)}`);
}

async function openSections(stage: Stage, name: string): Promise<void> {
  const slug = `${name.toLowerCase().replaceAll(' ', '-')}`;
  await addSection(stage.other, { names: { en: name }, slug });
  await stage.page.goto('/admin/settings');
}

const subject = (is: BinSubject) => `"subject":"${is}"`;

export const binForms: FormScript[] = [
  {
    ...moved,
    does: 'moves a draft to the bin',
    act: 'article.delete',
    async open(stage) {
      const headline = `Moved away ${stage.mark}`;
      await stage.database.story(stage.other, { headline });
      await stage.page.goto(`/newsroom?q=${encodeURIComponent(headline)}`);
      return askToMove(stage, headline);
    },
    sends: [subject('article')],
  },
  {
    ...moved,
    does: 'moves a picture to the bin',
    act: 'asset.delete',
    async open(stage) {
      const { other, page, mark } = stage;
      const background = `#${(Date.now() % 0xffffff).toString(16).padStart(6, '0')}`;
      const bytes = await sharp({ create: { width: 400, height: 300, channels: 3, background } })
        .png()
        .toBuffer();
      await uploadAsset(other, { bytes, fileName: `moved-${mark}.png` });
      await page.goto('/newsroom/media');
      await page
        .getByRole('listitem')
        .filter({ hasText: `moved-${mark}` })
        .getByRole('button')
        .click();
      await page.getByRole('dialog').getByRole('button', { name: 'Move to bin', exact: true }).click();
      return openedDialog(page).getByRole('button', { name: 'Move to bin', exact: true });
    },
    sends: [subject('asset')],
  },
  {
    ...moved,
    does: 'moves a package to the bin',
    act: 'package.delete',
    async open(stage) {
      const { packageId } = await createPackage(stage.other, { name: `Moved ${stage.mark}` });
      await stage.page.goto(`/newsroom/packages/${packageId}`);
      await stage.page.getByRole('button', { name: 'Move to bin', exact: true }).click();
      return inDialog(stage, 'Move to bin');
    },
    sends: [subject('package')],
  },
  {
    ...moved,
    does: 'moves a topic to the bin',
    act: 'topic.delete',
    async open(stage) {
      const name = `Unused ${stage.mark}`;
      await openTopics(stage, name, false);
      return askToMove(stage, name);
    },
    sends: [subject('topic')],
  },
  {
    ...moved,
    does: 'moves a section to the bin',
    act: 'section.delete',
    async open(stage) {
      const name = `Empty ${stage.mark}`;
      await openSections(stage, name);
      return askToMove(stage, name);
    },
    sends: [subject('section')],
  },
  {
    file: 'staff/bin/BinList.tsx',
    does: 'deletes something forever',
    act: 'bin.erase',
    async open(stage) {
      const headline = `Gone for good ${stage.mark}`;
      const id = await stage.database.story(stage.other, { headline });
      await moveToBin(stage.other, { subject: 'article', id });
      await stage.page.goto('/newsroom/bin');
      await stage.page.getByRole('button', { name: `Delete forever: “${headline}”` }).click();
      return inDialog(stage, 'Delete forever');
    },
    sends: [subject('article')],
  },
  {
    file: 'staff/topics/TopicDialogs.tsx',
    does: 'renames a topic',
    act: 'topic.change',
    async open(stage) {
      const name = `Harbor ${stage.mark}`;
      await openTopics(stage, name);
      await stage.page.getByRole('button', { name: `Rename “${name}”` }).click();
      await stage.page.getByRole('dialog').getByLabel('Name').fill(`Harbour ${stage.mark}`);
      return inDialog(stage, 'Save');
    },
    sends: [/"name":"Harbour /],
  },
  {
    file: 'staff/topics/TopicDialogs.tsx',
    does: 'merges a topic',
    act: 'topic.merge',
    async open(stage) {
      const [name, into] = [`Rowing ${stage.mark}`, `Sailing ${stage.mark}`];
      await stage.database.story(stage.other, { headline: 'On sailing', topics: [into] });
      await openTopics(stage, name);
      await stage.page.getByRole('button', { name: `Merge into…: topic “${name}”` }).click();
      await stage.page.getByLabel('Into the topic').fill(into);
      await stage.page.clock.runFor(300);
      const [target] = await staff().select().from(topic).where(eq(topic.name, into));
      expect(target).toBeDefined();
      return inDialog(stage, 'Merge');
    },
    sends: [/"into":\d+/],
  },
  {
    file: 'staff/admin/MergeSection.tsx',
    does: 'merges a section',
    act: 'section.merge',
    async open(stage) {
      const name = `Merged ${stage.mark}`;
      await addSection(stage.other, { names: { en: `Target ${stage.mark}` }, slug: `target-${stage.mark}` });
      await openSections(stage, name);
      await stage.page.getByRole('button', { name: `Merge into…: section ${name}` }).click();
      await stage.page.getByLabel('Into the section').selectOption(`Target ${stage.mark}`);
      return inDialog(stage, 'Merge');
    },
    sends: [/"into":\d+/],
  },
];
