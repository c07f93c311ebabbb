import { expect, type Locator } from '@playwright/test';
import { staff } from '#db/pools.ts';
import { asc, eq } from '#db/query.ts';
import { front, frontRelease } from '#db/schema/fronts.ts';
import { section } from '#db/schema/taxonomy.ts';
import { openedDialog } from '#e2e/setting/dialogs.ts';
import type { PolicyAct } from '#editorial/access/policy.ts';
import { sectionIsActive } from '#editorial/bin/binFilters.ts';
import { arrangeFront } from '#editorial/fronts/arrangingFronts.ts';
import { type FrontOrder, readFrontDraft } from '#editorial/fronts/frontDraftRow.ts';
import { releaseFront } from '#editorial/fronts/releasingFronts.ts';
import { cancelFront } from '#editorial/fronts/reschedulingFronts.ts';
import { pack, releaseSeen } from '#editorial/packages/package.scene.ts';
import { readZones } from '#editorial/paper/paperSettings.ts';
import { release } from '#editorial/releases/releasingArticles.ts';
import type { FormScript, Stage } from './stage.ts';

const day = 86_400_000;
export const inDays = (days: number) => new Date(Date.now() + days * day);

/** The date some days ahead in the paper's time zone: `2026-12-01`. */
export async function dateIn({ other }: Stage, days: number): Promise<string> {
  const { zone } = await readZones(other);
  return inDays(days).toLocaleDateString('sv', { timeZone: zone });
}

async function packageOf(stage: Stage, name: string, scheduled: boolean): Promise<void> {
  const { database, other, page, mark } = stage;
  const parts = [];
  for (const part of ['one', 'two'])
    parts.push(await database.story(other, { headline: `${name}, part ${part} ${mark}` }));
  const id = await pack(other, `${name} ${mark}`, parts);
  if (scheduled) await releaseSeen(other, id, inDays(3));
  await page.goto(`/newsroom/packages/${id}`);
}

/** Acts recorded for the parts: releasing a package of two stories releases each of them. */
const ofParts: PolicyAct[] = ['article.release', 'article.release'];

const packageForms: FormScript[] = [
  {
    file: 'staff/packages/NewPackage.tsx',
    does: 'makes a package',
    act: 'package.change',
    async open({ page, mark }) {
      await page.goto('/newsroom/packages');
      await page.getByLabel('Name of the package').fill(`Made once ${mark}`);
      return page.getByRole('button', { name: 'New package' });
    },
    sends: ['Made once'],
    spoil: (body) => body.replace(/Made once \w+/, ' '),
  },
  {
    file: 'staff/packages/RenameDialog.tsx',
    does: 'renames a package',
    act: 'package.change',
    async open(stage) {
      await packageOf(stage, 'Renamed', false);
      const { page } = stage;
      await page.getByRole('button', { name: 'Name and title…' }).click();
      await page.getByRole('dialog').getByLabel('English').fill('Read together');
      return page.getByRole('dialog').getByRole('button', { name: 'Save' });
    },
    sends: ['Read together'],
    spoil: (body) => body.replace(/"packageId":\d+/, '"packageId":999999'),
  },
  {
    file: 'staff/packages/PackageReleaseForm.tsx',
    does: 'schedules a package',
    act: 'package.release',
    onParts: ofParts,
    async open(stage) {
      await packageOf(stage, 'Scheduled', false);
      const { page } = stage;
      await page.getByLabel('At a time').check();
      await page.getByLabel('Release at').fill(`${await dateIn(stage, 4)}T10:00`);
      return page.getByRole('button', { name: 'Schedule all 2' });
    },
    sends: [/"at":"\d{4}-/],
  },
  {
    file: 'staff/release/ScheduleButtons.tsx',
    does: 'moves a package',
    act: 'package.release',
    onParts: ofParts,
    async open(stage) {
      await packageOf(stage, 'Moved', true);
      const { page } = stage;
      await page.getByRole('button', { name: 'Move…' }).click();
      await page.getByLabel('Move to').fill(`${await dateIn(stage, 5)}T11:30`);
      return page.getByRole('dialog').getByRole('button', { name: 'Move', exact: true });
    },
    sends: [/"at":"[^"]*:30:00/, '"seen"'],
  },
  {
    file: 'staff/release/ScheduleButtons.tsx',
    does: 'calls a package off',
    act: 'package.release',
    onParts: ofParts,
    async open(stage) {
      await packageOf(stage, 'Called off', true);
      const { page } = stage;
      await page.getByRole('button', { name: 'Unschedule…' }).click();
      return openedDialog(page).getByRole('button', { name: 'Unschedule', exact: true });
    },
    sends: ['"packageId"'],
  },
];

/** Opens the Arabic front of a section that no other test arranges. It has a release and possibly a scheduled one. */
async function frontOf(stage: Stage, coming: Date | null): Promise<void> {
  const { other, page } = stage;
  const [last] = (
    await staff().select().from(section).where(sectionIsActive).orderBy(asc(section.position))
  ).slice(-1);
  if (!last) throw new Error('no section');
  const order = { sectionId: last.id, language: 'ar' as const };
  const { frontId } = await readFrontDraft(other, order);
  await cancelFront(other, { frontId }).catch(() => undefined);
  const released = await staff()
    .select({ id: frontRelease.id })
    .from(frontRelease)
    .innerJoin(front, eq(front.id, frontRelease.frontId))
    .where(eq(front.id, frontId))
    .limit(2);
  for (let times = released.length; times < 2; times++)
    await releaseFront(other, { ...(await rearranged(stage, order)), note: `Round ${times}` });
  const draft = await rearranged(stage, order);
  if (coming) await releaseFront(other, { ...draft, at: coming });
  await page.goto(`/newsroom/front?section=${last.slug}&language=ar`);
}

let rounds = 0;

/** Changes the draft of a front: without a change there is nothing to release. */
async function rearranged({ other }: Stage, order: FrontOrder) {
  const { frontId, version, layout } = await readFrontDraft(other, order);
  rounds += 1;
  const banner = { text: `${rounds} · ${Date.now()}`, articleId: null, until: inDays(60).toISOString() };
  const changed = await arrangeFront(other, { frontId, version, layout: { ...layout, banner } });
  return { frontId, version: changed.version };
}

async function openTab({ page }: Stage, name: string): Promise<void> {
  await page.getByRole('tab', { name, exact: true }).click();
}

const frontForms: FormScript[] = [
  {
    file: 'staff/front/FrontReleaseForm.tsx',
    does: 'schedules a front',
    act: 'front.release',
    async open(stage) {
      await frontOf(stage, null);
      await openTab(stage, 'Release');
      const { page } = stage;
      await page.getByLabel('At a time').check();
      await page.getByLabel('Released at').fill(`${await dateIn(stage, 6)}T07:15`);
      await page.getByLabel('Note for the newsroom').fill('For the morning');
      return page.getByRole('button', { name: 'Schedule', exact: true });
    },
    sends: [/"at":"[^"]*:15:00/, 'For the morning'],
  },
  {
    file: 'staff/release/ScheduleButtons.tsx',
    does: 'moves a front',
    act: 'front.release',
    async open(stage) {
      await frontOf(stage, inDays(7));
      await openTab(stage, 'Release');
      const { page } = stage;
      await page.getByRole('button', { name: 'Move…' }).click();
      await page
        .getByRole('dialog')
        .getByLabel('Released at')
        .fill(`${await dateIn(stage, 8)}T07:45`);
      return page.getByRole('dialog').getByRole('button', { name: 'Move', exact: true });
    },
    sends: [/"at":"[^"]*:45:00/],
  },
  {
    file: 'staff/release/ScheduleButtons.tsx',
    does: 'calls a front off',
    act: 'front.release',
    async open(stage) {
      await frontOf(stage, inDays(9));
      await openTab(stage, 'Release');
      const { page } = stage;
      await page.getByRole('button', { name: 'Unschedule…' }).click();
      return openedDialog(page).getByRole('button', { name: 'Unschedule', exact: true });
    },
    sends: ['"frontId"'],
  },
  {
    file: 'staff/front/FrontHistory.tsx',
    does: 'goes back to a release of a front',
    act: 'front.release',
    async open(stage) {
      await frontOf(stage, null);
      await openTab(stage, 'History');
      const { page } = stage;
      await page.getByRole('button', { name: 'Go back to this' }).first().click();
      await page.getByRole('dialog').getByLabel('Note for the newsroom').fill('As it was');
      return page.getByRole('dialog').getByRole('button', { name: 'Take back now' });
    },
    sends: ['As it was'],
  },
];

/** Schedules a story and opens it on the calendar. */
async function onCalendar(stage: Stage, headline: string, days: number): Promise<Locator> {
  const { database, other, page, mark } = stage;
  const date = await dateIn(stage, days);
  const { zone } = await readZones(other);
  const articleId = await database.story(other, { headline: `${headline} ${mark}` });
  const noon = new Date(`${date}T12:00:00Z`);
  await release(other, { articleId, at: noon });
  await page.goto(`/newsroom/calendar?from=${noon.toLocaleDateString('sv', { timeZone: zone })}`);
  return page.getByRole('button', { name: new RegExp(`: ${headline} ${mark}$`) });
}

const calendarForms: FormScript[] = [
  {
    file: 'staff/calendar/MoveQuestion.tsx',
    does: 'moves what was carried to another time on the calendar',
    act: 'article.release',
    async open(stage) {
      const entry = await onCalendar(stage, 'Carried by keys', 10);
      await entry.focus();
      for (const key of ['Space', 'Shift+ArrowDown', 'Enter']) await stage.page.keyboard.press(key);
      return openedDialog(stage.page).getByRole('button', { name: 'Move', exact: true });
    },
    sends: ['"what":"article"', /"at":"[^"]*T13:00/],
  },
  {
    file: 'staff/calendar/EntryDialog.tsx',
    does: 'moves an entry of the calendar to a time that is typed',
    act: 'article.release',
    async open(stage) {
      await (await onCalendar(stage, 'Moved by typing', 11)).click();
      const { page } = stage;
      await page.getByLabel('Move to').fill(`${await dateIn(stage, 12)}T09:20`);
      return page.getByRole('dialog').getByRole('button', { name: 'Move', exact: true });
    },
    sends: [/"at":"[^"]*:20:00/],
  },
  {
    file: 'staff/calendar/EntryDialog.tsx',
    does: 'calls an entry of the calendar off',
    act: 'article.release',
    async open(stage) {
      await (await onCalendar(stage, 'Called off there', 13)).click();
      const { page } = stage;
      await page.getByRole('button', { name: 'Unschedule…' }).click();
      return page.getByRole('dialog').getByRole('button', { name: 'Unschedule', exact: true });
    },
    sends: ['"what":"article"'],
  },
];

const importForms: FormScript[] = [
  {
    file: 'staff/import/ReleaseAll.tsx',
    does: 'releases what was imported',
    act: 'article.release',
    async open({ database, other, page, mark }) {
      const id = await database.story(other, { headline: `Imported ${mark}` });
      await page.goto(`/newsroom/import/release?ids=${id}`);
      return page.getByRole('button', { name: 'Release one now' });
    },
    sends: [/^\[\d+,"[0-9a-f-]{36}"/],
    async reopen({ page }) {
      await expect(page.getByText('Not released', { exact: true })).toBeVisible();
      await page.getByRole('button', { name: 'Release the others…' }).click();
    },
  },
];

/** Makes a live story for other scripts. */
export async function liveStory(
  { database, other, mark }: Stage,
  headline: string,
  text?: string,
): Promise<number> {
  const articleId = await database.story(other, { headline: `${headline} ${mark}`, ...(text && { text }) });
  await release(other, { articleId });
  return articleId;
}

export const planForms: FormScript[] = [...packageForms, ...frontForms, ...calendarForms, ...importForms];
