import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** `colours`: for a page that passed all rules before and of which only the colours have changed. */
type Rules = 'all' | 'colours';

/** Expects no axe violations on the page in its current state, and no horizontal overflow. */
export async function expectFit(page: Page, what: string, rules: Rules = 'all'): Promise<void> {
  await page.evaluate(settleColours);
  // Legacy mode for a page without frames: otherwise axe opens another page for each run to merge the frames' results.
  const isAlone = page.frames().length === 1;
  // Axe stays loaded after its first run on a page, so its half megabyte of script is not injected again.
  const isLoaded = isAlone && (await page.evaluate(() => 'axe' in window));
  const axe = new AxeBuilder({ page, ...(isLoaded && { axeSource: ';' }) });
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

/**
 * Waits for CSS transitions to end: contrast is not checked on colours in transition between light and dark. An element that
 * inherits its colour may begin a transition of its own only when that of its parent ends.
 */
async function settleColours(): Promise<void> {
  const nextFrame = () => new Promise(requestAnimationFrame);
  const transitions = () => document.getAnimations().filter((each) => each instanceof CSSTransition);
  await nextFrame();
  while (transitions().length > 0) {
    await Promise.allSettled(transitions().map(({ finished }) => finished));
    await nextFrame();
  }
}

/** Runs `expectFit` in the light and in the dark colour scheme. */
export async function expectFitDayAndNight(page: Page, what: string): Promise<void> {
  await page.emulateMedia({ colorScheme: 'light' });
  await expectFit(page, what);
  await page.emulateMedia({ colorScheme: 'dark' });
  await expectFit(page, `${what}, by night`, 'colours');
  await page.emulateMedia({ colorScheme: 'light' });
}
