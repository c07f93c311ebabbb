import { expect } from '@playwright/test';
import sharp from 'sharp';
import { bodyOf, paragraph } from '#body/composeBody.ts';
import { entryTime, newEntryName } from '#body/entryIdentity.ts';
import { openedDialog } from '#e2e/setting/dialogs.ts';
import { openInspector } from '#e2e/setting/inspector.ts';
import { readArticleForEditing } from '#editorial/articles/articleForEditing.ts';
import { changeArticleFields as describeArticle } from '#editorial/articles/changingArticleFields.ts';
import { submitForReview } from '#editorial/articles/submittingForReview.ts';
import { editDraft } from '#editorial/drafts/draftUpdates.ts';
import { articleId as asArticleId } from '#editorial/inputSchemas.ts';
import { describeAsset } from '#editorial/media/describingAssets.ts';
import { uploadAsset } from '#editorial/media/uploadingPictures.ts';
import { scenePassword } from '#editorial/people/people.scene.ts';
import { release } from '#editorial/releases/releasingArticles.ts';
import { createSeries } from '#editorial/series/creatingSeries.ts';
import { createShare } from '#editorial/sharing/shareLinks.ts';
import { nameVersion } from '#editorial/versions/namingVersions.ts';
import type { FormScript, Stage } from './stage.ts';

const inDialog = ({ page }: Stage, name: string) =>
  openedDialog(page).getByRole('button', { name, exact: true });

/** Opens a story in the editor, with the sidebar open. */
async function openEditor({ page }: Stage, articleId: number): Promise<void> {
  await page.goto(`/newsroom/articles/${articleId}`);
  await expect(page.getByRole('status').filter({ hasText: /^Saved$/ })).toBeVisible();
  await openInspector(page);
}

async function shares(stage: Stage, headline: string, recipient?: string): Promise<void> {
  const { database, other, page, mark } = stage;
  const articleId = await database.story(other, { headline: `${headline} ${mark}` });
  if (recipient) await createShare(other, { articleId, recipient, days: 3 }, 'https://courier.example');
  await page.goto(`/newsroom/articles/${articleId}/release`);
  await page.getByRole('button', { name: 'Share…' }).click();
}

const storyForms: FormScript[] = [
  {
    file: 'staff/share/ShareForm.tsx',
    does: 'shares a draft for seven days',
    act: 'share.create',
    async open(stage) {
      await shares(stage, 'Shared once');
      await stage.page.getByLabel('For whom').fill('Dr Okafor');
      await stage.page.getByLabel('Valid for').selectOption('7');
      return inDialog(stage, 'Create link');
    },
    sends: ['Dr Okafor', '"days":7'],
    spoil: (body) => body.replace(/("requestKey":")[^"]+/, '$1none'),
  },
  {
    file: 'staff/share/ShareList.tsx',
    does: 'ends a link',
    act: 'share.revoke',
    async open(stage) {
      await shares(stage, 'Shared before', 'Dr Adeyemi');
      await stage.page.getByRole('button', { name: 'End the link for Dr Adeyemi' }).click();
      return inDialog(stage, 'End the link');
    },
    sends: ['"linkId"'],
  },
  {
    file: 'editor/sidebar/CoverageDialog.tsx',
    does: 'ends live coverage',
    act: 'article.end-coverage',
    async open(stage) {
      const { database, other, page, mark } = stage;
      const articleId = await database.story(other, { headline: `Told live ${mark}` });
      const entry = {
        type: 'entry',
        attrs: { name: newEntryName(), at: entryTime(new Date(Date.now() - 60_000)) },
        content: [paragraph('The water is let in.')],
      };
      const body = bodyOf([paragraph('What happens today.'), entry as never]);
      await editDraft(other, { articleId, body });
      await release(other, { articleId: asArticleId.parse(articleId) });
      const end = page.getByRole('button', { name: 'End live coverage…' });
      await openEditor(stage, articleId);
      await end.click();
      return inDialog(stage, 'End live coverage');
    },
    sends: ['"over":true'],
  },
];

const pictureOf = (background: string) =>
  sharp({ create: { width: 640, height: 400, channels: 3, background } })
    .png()
    .toBuffer();

/** Uploads a picture with a unique colour and opens it on the media page. */
async function picture(stage: Stage, name: string, background: string): Promise<void> {
  const bytes = await pictureOf(background);
  await uploadAsset(stage.other, { bytes, fileName: `${name}-${stage.mark}.png` });
  await stage.page.goto('/newsroom/media');
  await stage.page
    .getByRole('listitem')
    .filter({ hasText: `${name}-${stage.mark}` })
    .getByRole('button')
    .click();
}

const colour = (seed: number) => `#${((Date.now() + seed) % 0xffffff).toString(16).padStart(6, '0')}`;
const noAsset = (body: string) => body.replace(/"assetId":\d+/, '"assetId":999999');

const mediaForms: FormScript[] = [
  {
    file: 'staff/media/AssetForm.tsx',
    does: 'describes a picture',
    act: 'asset.describe',
    async open(stage) {
      await picture(stage, 'described', colour(1));
      await stage.page.getByLabel('Alt text').fill('A ferry at a quay');
      await stage.page.getByLabel('Credit').fill('Lin Wei');
      await stage.page.getByLabel('Rights end').fill('2031-05-01T12:00');
      return inDialog(stage, 'Save');
    },
    sends: ['A ferry at a quay', 'Lin Wei', '2031-0'],
    spoil: noAsset,
  },
  {
    file: 'staff/media/FocusEditor.tsx',
    does: 'moves the focal point of a picture',
    act: 'asset.change-focus',
    async open(stage) {
      await picture(stage, 'focused', colour(77));
      await stage.page.getByRole('button', { name: /^Focus:/ }).press('Shift+ArrowLeft');
      return inDialog(stage, 'Cut crops here');
    },
    sends: ['"x":40'],
    spoil: noAsset,
  },
  {
    file: 'staff/media/RenewRights.tsx',
    does: 'shows readers a picture again whose rights had expired',
    act: 'asset.renew-rights',
    async open(stage) {
      const { database, other, page, mark } = stage;
      const bytes = await pictureOf(colour(155));
      const fileName = `over-${mark}.png`;
      const { id: assetId } = await uploadAsset(other, { bytes, fileName });
      await describeAsset(other, { assetId, alt: `Over ${mark}` });
      const articleId = await database.story(other, { headline: `A picture that is over ${mark}` });
      const { article } = await readArticleForEditing(other, articleId);
      await describeArticle(other, { articleId, version: article.version, leadAssetId: assetId });
      await release(other, { articleId });
      await describeAsset(other, { assetId, rightsUntil: new Date(Date.now() - 60_000).toISOString() });
      await page.goto('/newsroom/media');
      await page.getByRole('button', { name: `Over ${mark}` }).click();
      await page.getByRole('button', { name: 'Show it again…' }).click();
      await page.getByRole('dialog').last().getByLabel('Rights end').fill('2031-05-01T12:00');
      return inDialog(stage, 'Show it again');
    },
    sends: ['2031-0'],
  },
];

const editorForms: FormScript[] = [
  {
    file: 'editor/document/LinkDialog.tsx',
    does: 'adds a link in the text',
    act: 'article.edit',
    async open(stage) {
      const { database, other, page, mark } = stage;
      const articleId = await database.story(other, { headline: `Linked ${mark}` });
      await page.goto(`/newsroom/articles/${articleId}`);
      await expect(page.getByRole('status').filter({ hasText: /^Saved$/ })).toBeVisible();
      await page.getByRole('textbox', { name: 'Body' }).click();
      await page.keyboard.press('Control+k');
      await page.getByRole('dialog').getByRole('combobox').fill('javascript:alert(1)');
      return page.getByRole('dialog').locator('button[type=submit]');
    },
    sends: [],
    mend: ({ page }) => page.getByRole('dialog').getByRole('combobox').fill('courier.example'),
  },
];

const listForms: FormScript[] = [
  {
    file: 'staff/lexicon/LexiconScreen.tsx',
    does: 'adds a name to the lexicon',
    act: 'lexicon.change',
    async open({ page }) {
      await page.goto('/newsroom/lexicon');
      await page.getByLabel('Name', { exact: true }).fill(`林${Date.now() % 1_000}`);
      return page.getByRole('button', { name: 'Add', exact: true });
    },
    sends: ['林'],
    spoil: (body) => body.replace(/林\d+/, ''),
  },
  {
    file: 'staff/series/SeriesDialog.tsx',
    does: 'names a series',
    act: 'series.change',
    async open(stage) {
      const { other, page, mark } = stage;
      const series = await createSeries(other, { names: { en: `A boat ${mark}` }, standfirsts: {} });
      await page.goto(`/newsroom/series/${series.seriesId}`);
      await page.getByRole('button', { name: 'Name and standfirst…' }).click();
      await page
        .getByRole('dialog')
        .getByRole('group')
        .first()
        .getByLabel('Standfirst')
        .fill('How it is built');
      return inDialog(stage, 'Save');
    },
    sends: ['How it is built'],
    spoil: (body) => body.replace(/"seriesId":\d+/, '"seriesId":999999'),
  },
  {
    file: 'staff/import/CopyForm.tsx',
    does: 'reads wire copy',
    act: 'article.import',
    async open({ page, mark }) {
      await page.goto('/newsroom/import');
      await page
        .getByRole('textbox', { name: 'Wire copy' })
        .fill(`Quay wall gives way ${mark}\n\nThe old quay wall gave way on Monday.`);
      return page.getByRole('button', { name: 'Read', exact: true });
    },
    sends: ['Quay wall gives way'],
    spoil: (body) => body.replace(/"Quay.*"/, '""'),
  },
  {
    file: 'staff/import/ImportScreen.tsx',
    does: 'makes drafts from imported copy',
    act: 'article.import',
    async open({ page, mark }) {
      await page.goto('/newsroom/import');
      await page
        .getByRole('textbox', { name: 'Wire copy' })
        .fill(`Lock gates reopen ${mark}\n\nThe gates reopened on Tuesday.`);
      await page.getByRole('button', { name: 'Read', exact: true }).click();
      await page.getByLabel('Language').selectOption('zh-CN');
      return page.getByRole('button', { name: 'Create drafts' });
    },
    sends: ['"language":"zh-CN"'],
    spoil: (body) => body.replace(/"language":"zh-CN"/, '"language":"none"'),
  },
  {
    file: 'staff/account/PasswordForm.tsx',
    does: 'changes the user’s own password',
    act: 'self.change-password',
    async open({ page }) {
      await page.goto('/newsroom/account');
      await page.getByLabel('Current password').fill(scenePassword);
      await page.getByLabel('New password').fill('herons under the bridge');
      return page.getByRole('button', { name: 'Change password' });
    },
    sends: ['herons under the bridge'],
    spoil: (body) => body.replace(scenePassword, 'terns on the mole'),
  },
  {
    file: 'staff/account/NoticeEmailsForm.tsx',
    does: 'chooses which notifications also come by email',
    act: 'self.change-notices',
    async open({ page }) {
      await page.goto('/newsroom/account');
      await page.getByLabel('Mentions').check();
      return page.getByRole('form', { name: 'Email notifications' }).getByRole('button', { name: 'Save' });
    },
    sends: ['mentions'],
    spoil: (body) => body.replace('"mentions"', '"everything"'),
  },
];

/** Opens the version history of a story that has a named version and a later text. */
async function openVersions({ database, other, page, mark }: Stage): Promise<void> {
  const articleId = await database.story(other, { headline: `In versions ${mark}`, text: 'Earlier text.' });
  await nameVersion(other, { articleId, name: `Earlier ${mark}` });
  await editDraft(other, { articleId, body: bodyOf([paragraph('Later text.')]) });
  await page.goto(`/newsroom/articles/${articleId}/versions`);
}

/** Opens a story that its writer has submitted for review, or not. */
async function openFlow(stage: Stage, isSubmitted: boolean): Promise<void> {
  const { database, other, mark } = stage;
  const articleId = await database.story(other, { headline: `In the flow ${mark}` });
  if (isSubmitted) await submitForReview(other, { articleId, filed: true });
  await openEditor(stage, articleId);
}
const noArticle = (body: string) => body.replace(/"articleId":\d+/, '"articleId":999999');

const flowForms: FormScript[] = [
  {
    file: 'editor/sidebar/flow/SubmitDialog.tsx',
    does: 'submits an article for review with a note',
    act: 'article.file',
    async open(stage) {
      await openFlow(stage, false);
      await stage.page.getByRole('button', { name: 'Submit with a note…' }).click();
      await openedDialog(stage.page).getByLabel('Note (optional)').fill('Legal has seen it.');
      return inDialog(stage, 'Submit for review');
    },
    sends: ['Legal has seen it.'],
    spoil: noArticle,
  },
  {
    file: 'editor/sidebar/flow/ReturnDialog.tsx',
    does: 'returns an article to its writer',
    act: 'article.return',
    async open(stage) {
      await openFlow(stage, true);
      await stage.page.getByRole('button', { name: 'Return to writer…' }).click();
      await openedDialog(stage.page).getByLabel('What should be changed').fill('Who said this?');
      return inDialog(stage, 'Return to writer');
    },
    sends: ['Who said this?'],
    spoil: noArticle,
  },
  {
    file: 'editor/sidebar/flow/AssignDialog.tsx',
    does: 'assigns an article until a time',
    act: 'article.assign',
    async open(stage) {
      await openFlow(stage, false);
      await stage.page.getByRole('button', { name: 'Assign…' }).click();
      await openedDialog(stage.page).getByLabel('Due (optional)').fill('2036-05-01T12:00');
      return inDialog(stage, 'Assign');
    },
    sends: ['2036-0'],
    spoil: noArticle,
  },
  {
    file: 'editor/sidebar/flow/InternalNoteDialog.tsx',
    does: 'writes a note that only staff see',
    act: 'article.annotate',
    async open(stage) {
      await openFlow(stage, false);
      await stage.page.getByRole('button', { name: 'Add internal note…' }).click();
      await openedDialog(stage.page).getByLabel('Note', { exact: true }).fill('Call the source after six.');
      return inDialog(stage, 'Save note');
    },
    sends: ['Call the source after six.'],
    spoil: noArticle,
  },
];

const versionForms: FormScript[] = [
  {
    file: 'staff/versions/VersionActs.tsx',
    does: 'names the present text of a draft',
    act: 'version.name',
    async open(stage) {
      await openVersions(stage);
      await stage.page.getByRole('button', { name: 'Name the present text…' }).click();
      await openedDialog(stage.page).getByLabel('Name', { exact: true }).fill('For the lawyer');
      return inDialog(stage, 'Keep');
    },
    sends: ['For the lawyer'],
    spoil: (body) => body.replace(/"articleId":\d+/, '"articleId":999999'),
  },
  {
    file: 'staff/versions/VersionActs.tsx',
    does: 'restores a version of a draft',
    act: 'version.restore',
    async open(stage) {
      await openVersions(stage);
      await stage.page.getByRole('button', { name: 'Restore this version…' }).click();
      return inDialog(stage, 'Restore');
    },
    sends: ['"version"'],
    spoil: (body) => body.replace(/"articleId":\d+/, '"articleId":999999'),
  },
  {
    file: 'staff/versions/VersionActs.tsx',
    does: 'restores one passage of a version',
    act: 'version.restore',
    async open(stage) {
      await openVersions(stage);
      await stage.page.getByRole('button', { name: 'Restore this passage…' }).click();
      return inDialog(stage, 'Restore');
    },
    sends: ['"change"'],
    spoil: (body) => body.replace(/"articleId":\d+/, '"articleId":999999'),
  },
];

export const newsroomForms: FormScript[] = [
  ...storyForms,
  ...mediaForms,
  ...editorForms,
  ...listForms,
  ...flowForms,
  ...versionForms,
];
