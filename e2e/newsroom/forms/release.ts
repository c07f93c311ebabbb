import type { Locator } from '@playwright/test';
import { openedDialog } from '#e2e/setting/dialogs.ts';
import { release } from '#editorial/releases/releasingArticles.ts';
import { withdraw } from '#editorial/releases/withdrawingArticles.ts';
import { dateIn, inDays } from './plans.ts';
import type { FormScript, Stage } from './stage.ts';

const inDialog = ({ page }: Stage, name: string | RegExp): Locator =>
  openedDialog(page).getByRole('button', { name, exact: true });

type Given = {
  /** number of releases made before */
  times: number;
  scheduled?: Date;
  ends?: Date;
};

/** Makes a story and opens its release page. */
async function releasePage(stage: Stage, headline: string, { times, scheduled, ends }: Given): Promise<void> {
  const { database, other, page, mark } = stage;
  const articleId = await database.story(other, { headline: `${headline} ${mark}` });
  for (let time = 0; time < times; time++)
    await release(other, { articleId, ...(time > 0 && { kind: 'update' as const }) });
  if (scheduled)
    await release(other, { articleId, ...(times > 0 && { kind: 'update' as const }), at: scheduled });
  if (ends) await withdraw(other, { articleId, because: 'It is for a week only.', at: ends });
  await page.goto(`/newsroom/articles/${articleId}/release`);
}

export const releaseForms: FormScript[] = [
  {
    file: 'staff/release/ReleaseForm.tsx',
    does: 'schedules a clarification that ends by itself',
    act: 'article.release',
    async open(stage) {
      const { page } = stage;
      await releasePage(stage, 'Clarified', { times: 1 });
      await page.getByRole('radio', { name: 'Clarification' }).check();
      await page.getByLabel('Note to readers').fill('The pier is the north one.');
      await page.getByRole('radio', { name: 'At a time' }).check();
      await page.getByLabel('Release at').fill(`${await dateIn(stage, 15)}T08:30`);
      await page.getByRole('radio', { name: 'At a time' }).check();
      return page.getByRole('button', { name: 'Schedule', exact: true });
    },
    sends: ['"kind":"clarification"', 'The pier is the north one.', /"at":"[^"]*:30:00/],
  },
  {
    file: 'staff/release/ScheduleButtons.tsx',
    does: 'moves a scheduled story',
    act: 'article.release',
    async open(stage) {
      const { page } = stage;
      await releasePage(stage, 'Moved along', { times: 0, scheduled: inDays(16) });
      await page.getByRole('button', { name: 'Move to another time…' }).click();
      await page
        .getByRole('dialog')
        .getByRole('textbox')
        .first()
        .fill(`${await dateIn(stage, 17)}T09:45`);
      return inDialog(stage, 'Move');
    },
    sends: [/"at":"[^"]*:45:00/],
  },
  {
    file: 'staff/release/ScheduleButtons.tsx',
    does: 'calls a scheduled story off',
    act: 'article.release',
    async open(stage) {
      await releasePage(stage, 'Called off', { times: 0, scheduled: inDays(18) });
      await stage.page.getByRole('button', { name: 'Unschedule…' }).click();
      return inDialog(stage, 'Unschedule');
    },
    sends: ['"articleId"'],
  },
  {
    file: 'staff/release/TakeBackDialog.tsx',
    does: 'takes a release back',
    act: 'article.take-back',
    async open(stage) {
      const { page } = stage;
      await releasePage(stage, 'Taken back', { times: 2 });
      await page.getByRole('button', { name: 'Take back release 2…' }).click();
      await page.getByRole('dialog').getByRole('textbox').fill('The figures were those of last year.');
      return inDialog(stage, /^Make release 1 live/);
    },
    sends: ['The figures were those of last year.', '"to":1'],
  },
  {
    file: 'staff/release/WithdrawDialog.tsx',
    does: 'withdraws a story at a time',
    act: 'article.withdraw',
    async open(stage) {
      const { page } = stage;
      await releasePage(stage, 'Withdrawn later', { times: 1 });
      await page.getByRole('button', { name: 'Withdraw…' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('textbox').first().fill('The licence ends.');
      await dialog.getByRole('radio', { name: 'At a time' }).check();
      await dialog.locator('input[type=datetime-local]').fill(`${await dateIn(stage, 19)}T10:15`);
      return dialog.locator('button[type=submit]');
    },
    sends: ['The licence ends.', /"at":"[^"]*:15:00/],
  },
  {
    file: 'staff/release/ScheduledReleases.tsx',
    does: 'lets a story stay that was to end',
    act: 'article.withdraw',
    async open(stage) {
      await releasePage(stage, 'Stays', { times: 1, ends: inDays(20) });
      return stage.page.locator('form[data-act="article.withdraw"] button[type=submit]');
    },
    sends: ['"articleId"'],
  },
];
