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
  '/search?q=ferry',
  '/search?q=nothingatall',
  '/corrections',
  '/articles/no-such-story',
  '/articles/night-buses-return',
];

for (const colorScheme of ['light', 'dark'] as const)
  for (const width of [390, 1440])
    test(`the paper is accessible and fits, ${colorScheme}, ${width} px`, async ({ browser }) => {
      const context = await browser.newContext({ colorScheme, viewport: { width, height: 900 } });
      const page = await context.newPage();
      for (const path of pages) {
        await page.goto(path);
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect(violations.map(({ id, nodes }) => [path, id, nodes.map(({ html }) => html)])).toEqual([]);
        const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        expect(over, path).toBeLessThanOrEqual(0);
      }
      await context.close();
    });
