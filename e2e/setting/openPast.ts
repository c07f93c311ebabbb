import type { TestDatabase } from '#e2e/setting/testDatabase.ts';
import { describePaper } from '#editorial/paper/changingPaperDetails.ts';
import { readSettings } from '#editorial/paper/paperSettings.ts';

/** Sets whether readers may read the paper as of past moments, which is off in the sample edition. */
export async function setPastOpen(database: TestDatabase, pastIsOpen: boolean): Promise<void> {
  const admin = await database.actor('admin');
  const { sections: _, ...settings } = await readSettings(admin);
  await describePaper(admin, { ...settings, pastIsOpen });
}
