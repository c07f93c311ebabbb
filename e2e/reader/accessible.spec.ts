import { type BrowserContext, expect, type Page } from '@playwright/test';
import { expectFit, expectNoOverhang } from '#e2e/setting/fit.ts';
import { outlineOf } from '#e2e/setting/outline.ts';
import { test } from '#e2e/setting/test.ts';

/** One page of each kind, in each language of the paper where the pages differ. */
const pages = [
  '/',
  '/?language=zh-CN',
  '/?language=ar',
  '/sections/city',
  '/sections/environment?language=ar',
  '/topics/ferries',
  '/authors/mara-lindqvist',
  '/articles/avocet-enters-service',
  '/articles/avocet-enters-service-zh',
  '/articles/avocet-enters-service-ar',
  '/articles/tram-line-four-delay/history',
  '/articles/avocet-enters-service-zh/history',
  `/articles/${encodeURIComponent('بوابة-حاجز-العواصف-الثالثة')}/history`,
  '/series/keeping-the-sea-out',
  '/articles/fog-closes-harbour',
  '/about',
  '/about/corrections-policy?language=ar',
  '/about/record',
  '/search?q=ferry',
  '/search?q=nothingatall',
  '/corrections',
  '/corrections?language=ar',
  '/articles/no-such-story',
  '/articles/night-buses-return',
  '/text',
  '/text/articles/avocet-enters-service-ar',
  '/text/search?q=ferry',
  '/text/articles/tram-line-four-delay/history',
];

type Look = {
  name: string;
  width: number;
  colorScheme?: 'light' | 'dark';
  forcedColors?: 'active' | 'none';
  /** text size in per cent of the default */
  text?: number;
  /** whether colour rules are checked; all other rules do not depend on colours */
  colours?: boolean;
  /** whether all rules are checked */
  rules?: boolean;
};

// Rules that a look cannot affect are checked once: structure and names at one width, colours per colour scheme.
const looks: Look[] = [
  { name: 'light', width: 1440, rules: true },
  { name: 'dark', width: 1440, colorScheme: 'dark', colours: true },
  { name: 'forced colours', width: 1440, forcedColors: 'active', colours: true },
  { name: 'a phone', width: 390, colours: true },
  { name: '320 px', width: 320 },
  { name: '200 % text', width: 1280, text: 200 },
  { name: '200 % text on a phone', width: 390, text: 200 },
];

const browsers: { context?: BrowserContext; page?: Page } = {};
test.beforeAll(async ({ browser }) => {
  browsers.context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  browsers.page = await browsers.context.newPage();
});
test.afterAll(() => browsers.context?.close());

for (const path of pages)
  test(`${decodeURIComponent(path)} is accessible and fits in every look`, async () => {
    const { page } = browsers;
    if (!page) throw new Error('no page');
    await page.emulateMedia({ colorScheme: 'light', forcedColors: 'none' });
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.goto(path);
    // Opens the collapsed lists of changes; `details` needs no scripts.
    for (const summary of await page.locator('main summary').all()) await summary.click();
    expect(await page.evaluate(outlineOf), path).toEqual([]);
    for (const look of looks) {
      const { name, width, colorScheme = 'light', forcedColors = 'none', text = 100 } = look;
      await page.emulateMedia({ colorScheme, forcedColors });
      await page.setViewportSize({ width, height: 900 });
      await page.evaluate((size) => {
        document.documentElement.style.fontSize = size;
      }, `${text}%`);
      if (look.rules || look.colours) await expectFit(page, name, look.rules ? 'all' : 'colours');
      else await expectNoOverhang(page, name);
    }
  });
