import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** `colours`: where a page was asked about all rules before and only its colours have changed. */
type Rules = 'all' | 'colours';

/** That axe finds nothing on a page as it looks now, and nothing reaches past its edge. */
export async function expectFit(page: Page, what: string, rules: Rules = 'all'): Promise<void> {
  await page.evaluate(settleColours);
  const axe = new AxeBuilder({ page }).options({ resultTypes: ['violations'] });
  // A page without frames is looked at in itself: else each look would open another one to join what it found.
  axe.setLegacyMode(page.frames().length === 1);
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
