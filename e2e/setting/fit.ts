import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** `colours`: where a page was asked about all rules before and only its colours have changed. */
type Rules = 'all' | 'colours';

/** That axe finds nothing on a page as it looks now, and nothing reaches past its edge. */
export async function expectFit(page: Page, what: string, rules: Rules = 'all'): Promise<void> {
  await page.evaluate(settleColours);
  // A page without frames is looked at in itself: else each look would open another one to join what it found.
  const isAlone = page.frames().length === 1;
  // Axe stays on a page that it has looked at: its half megabyte of script is not sent and read twice more.
  const isThere = isAlone && (await page.evaluate(() => 'axe' in window));
  const axe = new AxeBuilder({ page, ...(isThere && { axeSource: ';' }) });
  axe.options({ resultTypes: ['violations'] }).setLegacyMode(isAlone);
  if (rules === 'colours') axe.withRules(['color-contrast', 'link-in-text-block']);
  const { violations } = await axe.analyze();
  expect(violations.map(({ id, nodes }) => [what, id, nodes.map(({ html }) => html)])).toEqual([]);
  await expectNoOverhang(page, what);
}

export async function expectNoOverhang(page: Page, what: string): Promise<void> {
  const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(over, what).toBeLessThanOrEqual(0);
}

/** Colours halfway from day to night are nobody's choice. */
async function settleColours(): Promise<void> {
  const fading = document.getAnimations().filter((one) => one instanceof CSSTransition);
  await Promise.allSettled(fading.map(({ finished }) => finished));
}

/** The same by day and by night. */
export async function expectFitDayAndNight(page: Page, what: string): Promise<void> {
  await page.emulateMedia({ colorScheme: 'light' });
  await expectFit(page, what);
  await page.emulateMedia({ colorScheme: 'dark' });
  await expectFit(page, `${what}, by night`, 'colours');
  await page.emulateMedia({ colorScheme: 'light' });
}
