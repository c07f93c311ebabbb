import { expect, type Page } from '@playwright/test';
import { staff } from '#db/pools.ts';
import { eq } from '#db/query.ts';
import { user } from '#db/schema/people.ts';
import { section } from '#db/schema/taxonomy.ts';
import { signIn } from '#e2e/setting/people.ts';
import { test } from '#e2e/setting/test.ts';
import { pack } from '#editorial/packages/package.scene.ts';
import { endSessionsOf } from '#editorial/people/endingSessions.ts';
import { scenePassword } from '#editorial/people/people.scene.ts';
import { addSection, renameSection } from '#editorial/taxonomy/arrangingSections.ts';
import { dateIn } from './plans.ts';
import { eventsOf, isAction, isOrder, openStage, type Stage, settle } from './stage.ts';

// Events between opening a form and submitting it. Changes of its state by others are tested in `driving.ts`.

test.describe.configure({ mode: 'serial' });

let opened: Awaited<ReturnType<typeof openStage>>;
let stage: Stage;
test.beforeAll(async ({ browser }) => {
  opened = await openStage(browser, 'admin');
  stage = opened.stage;
});
test.afterAll(() => opened.close());
test.afterEach(() => stage.page.unrouteAll({ behavior: 'ignoreErrors' }));

/** The page receives no live updates. */
const hearNothing = (page: Page) => page.route('**/newsroom/events**', (route) => route.abort());

async function sectionNamed(name: string): Promise<number> {
  const slug = name.toLowerCase().replaceAll(' ', '-');
  const { id } = await addSection(stage.other, { slug, names: { en: name } });
  return Number(id);
}

async function openRename(page: Page, name: string) {
  await page.goto('/admin/settings');
  await expect(page.getByRole('button', { name: 'Save settings' })).toBeEnabled(); // the page is interactive
  await page.getByRole('button', { name: `Rename ${name}`, exact: true }).click();
  return page.getByRole('dialog', { name: `Rename ${name}` });
}

test('two admins rename one section in two languages, and both names are stored', async () => {
  const { page, other, mark } = stage;
  await hearNothing(page);
  const name = `Two names ${mark}`;
  const id = await sectionNamed(name);
  const dialog = await openRename(page, name);
  await dialog.getByLabel('In Chinese').fill('两个名称');
  const was = { names: { en: name } };
  await renameSection(other, { sectionId: id as never, names: { en: name, ar: 'اسمان' }, was });
  const submit = dialog.getByRole('button', { name: 'Save', exact: true });
  await settle(submit);
  await submit.click();
  await expect(dialog).toHaveCount(0);
  const [row] = await staff()
    .select()
    .from(section)
    .where(eq(section.id, id as never));
  expect(row?.names).toEqual({ en: name, ar: 'اسمان', 'zh-CN': '两个名称' });
});

test('after the session ended, a form keeps its text and is sent once the user has signed in in another tab', async () => {
  const { page, actor, other, mark } = stage;
  const name = `Signed out ${mark}`;
  const id = await sectionNamed(name);
  const dialog = await openRename(page, name);
  await dialog.getByLabel('In Chinese').fill('已登出');
  const [me] = await staff().select().from(user).where(eq(user.email, actor.email));
  // Two acts of a colleague: after the second the page refreshes half a second later, when the session is over.
  await sectionNamed(`First meanwhile ${mark}`);
  await sectionNamed(`Second meanwhile ${mark}`);
  await endSessionsOf(other, { userId: me?.id as never });
  const submit = dialog.getByRole('button', { name: 'Save', exact: true });
  await settle(submit);
  await submit.click();
  await expect(dialog.getByRole('alert')).toContainText('Your session has ended.');
  await expect(dialog.getByLabel('In Chinese')).toHaveValue('已登出');
  const link = dialog.getByRole('link', { name: 'Sign in in another tab' });
  await expect(link).toHaveAttribute('target', '_blank');
  const tab = await page.context().newPage();
  await signIn(tab, actor.email, scenePassword);
  await tab.close();
  await settle(submit);
  await submit.click();
  await expect(dialog).toHaveCount(0);
  const [row] = await staff()
    .select()
    .from(section)
    .where(eq(section.id, id as never));
  expect(row?.names['zh-CN']).toBe('已登出');
});

test('a request without a response is given up after 30 s: its dialog can be closed, and submitted again', async () => {
  const { page, mark } = stage;
  const name = `Unanswered ${mark}`;
  await sectionNamed(name);
  const dialog = await openRename(page, name);
  await dialog.getByLabel('In Chinese').fill('没有回应');
  const [before] = (await eventsOf(stage)).slice(-1);
  let isHung = false;
  await page.route('**/admin/settings', (route, request) => {
    if (isHung || !isOrder(request)) return route.fallback();
    isHung = true; // the server never responds
  });
  const submit = dialog.getByRole('button', { name: 'Save', exact: true });
  await settle(submit);
  await submit.click();
  await expect.poll(() => isHung).toBe(true);
  await page.keyboard.press('Escape');
  await expect(dialog).toBeVisible();
  await page.clock.fastForward(30_000);
  await expect(dialog.getByRole('alert')).toContainText('Press again: it is done once at most.');
  await expect(dialog.getByLabel('In Chinese')).toHaveValue('没有回应');
  await settle(submit);
  await submit.click();
  await expect(dialog).toHaveCount(0);
  expect(await eventsOf(stage, before?.id)).toMatchObject([{ act: 'section.change' }]);
});

test('a choice made during a request does not change the result that is shown', async () => {
  const { page, database, other, mark } = stage;
  const id = await pack(other, `Under way ${mark}`, [
    await database.story(other, { headline: `Under way ${mark}` }),
  ]);
  await page.goto(`/newsroom/packages/${id}`);
  await page.getByLabel('At a time').check();
  await page.getByLabel('Release at').fill(`${await dateIn(stage, 9)}T10:00`);
  let letGo = () => {};
  const gate = new Promise<void>((open) => {
    letGo = open;
  });
  await page.route('**/newsroom/packages/*', async (route, request) => {
    if (isAction(request.method(), request.headers())) await gate;
    await route.continue();
  });
  const submit = page.getByRole('button', { name: 'Schedule it' });
  await settle(submit);
  await submit.click();
  await expect(page.getByRole('button', { name: 'Releasing…' })).toBeVisible();
  await page.getByLabel('Now', { exact: true }).check();
  letGo();
  await expect(page.getByText(/^It is scheduled for .*10:00/)).toBeVisible();
  await expect(page.getByText('It is live.')).toHaveCount(0);
});
