import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';

const pages = [
  '/',
  '/?language=zh-CN',
  '/sections/city',
  '/topics/ferries',
  '/authors/mara-lindqvist',
  '/articles/avocet-enters-service',
  '/articles/avocet-enters-service-zh',
  '/articles/tram-line-four-delay/history',
  '/articles/avocet-enters-service/history',
  '/articles/avocet-enters-service-zh/history',
  '/about/record',
  '/about/record?language=zh-CN',
  '/search?q=ferry',
  '/search?q=nothingatall',
  '/corrections',
  '/articles/no-such-story',
  '/articles/night-buses-return',
  '/articles/fog-closes-harbour',
  '/articles/tide-forecast-model',
  '/series/keeping-the-sea-out',
];

for (const colorScheme of ['light', 'dark'] as const)
  for (const width of [390, 1440])
    test(`the paper is accessible and fits, ${colorScheme}, ${width} px`, async ({ browser }) => {
      const context = await browser.newContext({ colorScheme, viewport: { width, height: 900 } });
      const page = await context.newPage();
      for (const path of pages) {
        await page.goto(path);
        // What a release changed stands folded up; without scripts it opens all the same.
        for (const folded of await page.locator('main summary').all()) await folded.click();
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect(violations.map(({ id, nodes }) => [path, id, nodes.map(({ html }) => html)])).toEqual([]);
        const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        expect(over, path).toBeLessThanOrEqual(0);
      }
      await context.close();
    });
