import { staff } from '#db/pools.ts';
import { eq } from '#db/query.ts';
import { aboutPage } from '#db/schema/about.ts';
import { user } from '#db/schema/people.ts';
import { openedDialog } from '#e2e/setting/dialogs.ts';
import { addAboutPage } from '#editorial/aboutPages/writingAboutPages.ts';
import { issueToken } from '#editorial/apiTokens/issuingTokens.ts';
import { addWebhook } from '#editorial/outbox/changingWebhooks.ts';
import { hire } from '#editorial/people/people.scene.ts';
import { beginSession } from '#editorial/people/sessions.ts';
import { addSection } from '#editorial/taxonomy/arrangingSections.ts';
import type { FormScript, Stage } from './stage.ts';

/** Makes a user whose access will be changed, and opens the page of all users. */
async function colleague({ page, mark }: Stage, name: string, is: 'in' | 'out' = 'in'): Promise<string> {
  const full = `${name} ${mark}`;
  const email = `${name.toLowerCase().replaceAll(' ', '.')}.${mark}@courier.example`;
  const hired = await hire('writer', { name: full, email });
  await beginSession(hired.id, 'A browser');
  if (is === 'out') await staff().update(user).set({ disabledAt: new Date() }).where(eq(user.id, hired.id));
  await page.goto('/admin/users');
  return full;
}

const rowOf = ({ page }: Stage, text: string) => page.getByRole('row').filter({ hasText: text });
const inDialog = ({ page }: Stage, name: string) =>
  openedDialog(page).getByRole('button', { name, exact: true });

const person = { file: 'staff/admin/PersonDialog.tsx' };

const userForms: FormScript[] = [
  {
    ...person,
    does: 'changes a role',
    act: 'user.change-role',
    async open(stage) {
      const name = await colleague(stage, 'Role Changed');
      await rowOf(stage, name).getByRole('combobox').selectOption('Editor');
      return inDialog(stage, 'Change the role');
    },
    sends: ['"role":"editor"'],
  },
  {
    ...person,
    does: 'limits a person to suggestions',
    act: 'user.limit',
    async open(stage) {
      const name = await colleague(stage, 'Suggesting Only');
      await rowOf(stage, name).getByRole('button', { name: 'Only suggest' }).click();
      return inDialog(stage, 'Only suggest');
    },
    sends: ['"canOnlySuggest":true'],
  },
  {
    ...person,
    does: 'ends somebody’s sessions',
    act: 'user.end-sessions',
    async open(stage) {
      const name = await colleague(stage, 'Signed Out');
      await rowOf(stage, name).getByRole('button', { name: 'End sessions' }).click();
      return inDialog(stage, 'End sessions');
    },
    sends: ['"userId"'],
  },
  {
    ...person,
    does: 'disables a user',
    act: 'user.disable',
    async open(stage) {
      const name = await colleague(stage, 'Shut Out');
      await rowOf(stage, name).getByRole('button', { name: 'Disable' }).click();
      return inDialog(stage, 'Disable');
    },
    sends: ['"userId"'],
  },
  {
    ...person,
    does: 'enables a user',
    act: 'user.enable',
    async open(stage) {
      const name = await colleague(stage, 'Let In', 'out');
      await rowOf(stage, name).getByRole('button', { name: 'Enable' }).click();
      return inDialog(stage, 'Enable');
    },
    sends: ['"userId"'],
  },
  {
    ...person,
    does: 'makes somebody a new link',
    act: 'user.invite',
    async open(stage) {
      const name = await colleague(stage, 'Invited Again');
      await rowOf(stage, name).getByRole('button', { name: 'New password link' }).click();
      return inDialog(stage, 'New password link');
    },
    sends: ['"userId"'],
  },
];

/** Makes the request key invalid: it is no UUID. */
const withoutKey = (body: string) => body.replace(/("requestKey":")[^"]+/, '$1none');

const makingForms: FormScript[] = [
  {
    file: 'staff/admin/InviteDialog.tsx',
    does: 'invites somebody',
    act: 'user.invite',
    async open(stage) {
      const { page, mark } = stage;
      await page.goto('/admin/users');
      await page.getByRole('button', { name: 'Invite', exact: true }).click();
      await page.getByRole('dialog').getByLabel('Name').fill('Newly Invited');
      await page.getByRole('dialog').getByLabel('Email').fill(`new.${mark}@courier.example`);
      await page.getByRole('dialog').getByLabel('Role').selectOption('Editor');
      return inDialog(stage, 'Make invitation');
    },
    sends: ['"role":"editor"', 'Newly Invited'],
    spoil: withoutKey,
  },
  {
    file: 'staff/admin/TokenDialog.tsx',
    does: 'makes a token',
    act: 'token.change',
    async open(stage) {
      const { page, mark } = stage;
      await page.goto('/admin/tokens');
      await page.getByRole('button', { name: 'Make token' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('Name').fill(`Wire robot ${mark}`);
      await dialog.getByRole('checkbox').first().check();
      await dialog.getByRole('combobox').selectOption({ index: 0 });
      return inDialog(stage, 'Make token');
    },
    sends: ['Wire robot', /"days":(7|30)/],
    spoil: withoutKey,
  },
  {
    file: 'staff/deliveries/WebhookDialog.tsx',
    does: 'adds a webhook',
    act: 'webhook.change',
    async open(stage) {
      const { page, mark } = stage;
      await page.goto('/admin/webhooks');
      await page.getByRole('button', { name: 'Add webhook' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('Name').fill(`Added once ${mark}`);
      await dialog.getByLabel('Address').fill('https://127.0.0.1:9/hook');
      return inDialog(stage, 'Add webhook');
    },
    sends: ['Added once'],
    spoil: withoutKey,
  },
];

async function webhookOf({ page, other, mark }: Stage, name: string): Promise<string> {
  const full = `${name} ${mark}`;
  process.env.NEXTAUTH_SECRET ??= 'seals what nobody unseals here';
  await addWebhook(other, { name: full, url: 'https://127.0.0.1:9/hook' }, { local: true });
  await page.goto('/admin/webhooks');
  return full;
}

const systemForms: FormScript[] = [
  {
    file: 'staff/admin/TokenTable.tsx',
    does: 'revokes a token',
    act: 'token.change',
    async open(stage) {
      const name = `Revoked ${stage.mark}`;
      await issueToken(stage.other, { name, scopes: ['drafts:write'], days: 30 });
      await stage.page.goto('/admin/tokens');
      await rowOf(stage, name)
        .getByRole('button', { name: /^Revoke/ })
        .click();
      return inDialog(stage, 'Revoke');
    },
    sends: ['"tokenId"'],
  },
  {
    file: 'staff/deliveries/WebhookTable.tsx',
    does: 'pauses a webhook',
    act: 'webhook.change',
    async open(stage) {
      const name = await webhookOf(stage, 'Paused once');
      await stage.page.getByRole('button', { name: `Pause ${name}` }).click();
      return inDialog(stage, 'Pause');
    },
    sends: ['"webhookId"'],
  },
  {
    file: 'staff/admin/SectionDialog.tsx',
    does: 'renames a section',
    act: 'section.change',
    async open(stage) {
      const { page, other, mark } = stage;
      const name = `Harbour ${mark}`;
      await addSection(other, { slug: `harbour-${mark}`, names: { en: name } });
      await page.goto('/admin/settings');
      await page.getByRole('button', { name: `Rename ${name}` }).click();
      await page.getByRole('dialog').getByLabel('In Chinese').fill('港口');
      return inDialog(stage, 'Save');
    },
    sends: ['港口'],
    // Fields are merged, so an old state alone does not cause a refusal.
    spoil: withoutKey,
  },
  {
    file: 'staff/admin/PaperForm.tsx',
    does: 'saves the settings of the paper',
    act: 'settings.change',
    async open({ page, mark }) {
      await page.goto('/admin/settings');
      const form = page.getByRole('form', { name: 'The paper' });
      await form.getByLabel('Tagline in Arabic').fill(`الخبر ${mark}`);
      return form.getByRole('button', { name: 'Save settings' });
    },
    sends: ['الخبر'],
    // Fields are merged, so an old state alone does not cause a refusal.
    spoil: withoutKey,
  },
  {
    file: 'staff/admin/TermsForm.tsx',
    does: 'saves search engine and AI settings',
    act: 'settings.change',
    async open({ page, mark }) {
      await page.goto('/admin/settings');
      const form = page.getByRole('form', { name: 'Search engines and AI' });
      await form.getByLabel('Address of the security policy').fill(`https://courier.example/${mark}`);
      return form.getByRole('button', { name: 'Save search engine and AI settings' });
    },
    sends: ['https://courier.example/'],
    // Fields are merged, so an old state alone does not cause a refusal.
    spoil: withoutKey,
  },
  {
    file: 'staff/admin/AboutPageForm.tsx',
    does: 'writes a page about the paper',
    act: 'about.change',
    async open(stage) {
      await aboutPageOf(stage, 'written');
      const { page } = stage;
      await page.getByLabel('Text in English').fill('Written once.');
      return page.getByRole('button', { name: 'Save', exact: true });
    },
    sends: ['Written once.'],
    // Fields are merged, so an old state alone does not cause a refusal.
    spoil: withoutKey,
  },
  {
    file: 'staff/admin/RemoveAboutPage.tsx',
    does: 'removes a page about the paper',
    act: 'about.change',
    async open(stage) {
      await aboutPageOf(stage, 'removed');
      await stage.page.getByRole('button', { name: 'Remove…' }).click();
      return inDialog(stage, 'Remove it');
    },
    sends: ['"version"'],
  },
];

async function aboutPageOf({ page, other, mark }: Stage, word: string): Promise<void> {
  const path = `about/${word}-${mark}`;
  const texts = { en: { title: `Page ${word} ${mark}`, text: 'As it was.' } };
  await addAboutPage(other, { path, texts });
  const [row] = await staff().select().from(aboutPage).where(eq(aboutPage.path, path));
  await page.goto(`/admin/pages/${row?.id}`);
}

export const officeForms: FormScript[] = [...userForms, ...makingForms, ...systemForms];
