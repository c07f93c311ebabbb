import { gzipSync } from 'node:zlib';
import { type Browser, expect } from '@playwright/test';
import { test } from '#e2e/setting/test.ts';

type Fetched = { address: string; kind: string; size: number };

/** All responses that a phone loads for a page, with sizes in bytes (text as gzip), and the number of cookies. */
async function fetchOnPhone(
  browser: Browser,
  path: string,
): Promise<{ fetched: Fetched[]; cookies: number }> {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    deviceScaleFactor: 3,
    isMobile: true,
    locale: 'en-GB',
  });
  const page = await context.newPage();
  const answers: Promise<Fetched>[] = [];
  page.on('response', (response) => {
    const kind = response.request().resourceType();
    const isText = kind === 'document' || kind === 'stylesheet' || kind === 'script';
    answers.push(
      response.body().then((body) => ({
        address: response.url(),
        kind,
        size: isText ? gzipSync(body).length : body.length,
      })),
    );
  });
  await page.goto(path, { waitUntil: 'networkidle' });
  const cookies = (await context.cookies()).length;
  const fetched = await Promise.all(answers);
  await context.close();
  return { fetched, cookies };
}

const bytesOf = (fetched: Fetched[], ...kinds: string[]) =>
  fetched.filter(({ kind }) => kinds.includes(kind)).reduce((sum, { size }) => sum + size, 0);

for (const path of ['/articles/avocet-enters-service', '/articles/avocet-enters-service-zh'])
  test(`${path} is light: no script, 20 kB of HTML and CSS, 60 kB of fonts, eight requests, no third party, no cookie`, async ({
    browser,
  }) => {
    const { fetched, cookies } = await fetchOnPhone(browser, path);
    expect(fetched.filter(({ kind }) => kind === 'script')).toEqual([]);
    expect(bytesOf(fetched, 'document', 'stylesheet')).toBeLessThanOrEqual(20_000);
    expect(bytesOf(fetched, 'font')).toBeLessThanOrEqual(60_000);
    expect(fetched.length).toBeLessThanOrEqual(8);
    expect(fetched.filter(({ address }) => !address.startsWith(process.env.COPYDESK_URL ?? '-'))).toEqual([]);
    expect(cookies).toBe(0);
  });

test('a front of thirty stories is light: 30 kB of HTML and CSS, 150 kB of pictures on a phone before scrolling', async ({
  browser,
  page,
}) => {
  const { fetched } = await fetchOnPhone(browser, '/');
  await page.goto('/');
  expect(await page.getByRole('main').getByRole('article').count()).toBeGreaterThanOrEqual(30);
  expect(fetched.filter(({ kind }) => kind === 'script')).toEqual([]);
  expect(bytesOf(fetched, 'document', 'stylesheet')).toBeLessThanOrEqual(30_000);
  expect(bytesOf(fetched, 'image')).toBeGreaterThan(0);
  expect(bytesOf(fetched, 'image')).toBeLessThanOrEqual(150_000);
  expect(bytesOf(fetched, 'font')).toBeLessThanOrEqual(60_000);
});

/** Bytes loaded for a phone's first screens, without the page's icon. */
const screens = (fetched: Fetched[]) => bytesOf(fetched, 'document', 'stylesheet', 'font', 'image');

for (const [path, files, most] of [
  ['/', 1, 70_000],
  ['/articles/rowing-regatta-wind', 1, 65_000],
  ['/articles/rovers-cup-run', 2, 77_000],
  ['/articles/avocet-enters-service-zh', 1, 50_000],
  ['/articles/avocet-enters-service-ar', 1, 50_000],
] as const)
  test(`${path} loads ${files === 1 ? 'the roman only' : 'the roman and, for its italic words, the italic'}, and at most ${most / 1000} kB before scrolling`, async ({
    browser,
  }) => {
    const { fetched } = await fetchOnPhone(browser, path);
    expect(fetched.filter(({ kind }) => kind === 'font')).toHaveLength(files);
    // At 1.6 Mbit/s, one round trip carries 10 kB with headers, in parallel with a picture and another font.
    expect(bytesOf(fetched, 'font')).toBeLessThanOrEqual(files === 1 ? 17_500 : 17_500 + 9_750);
    expect(screens(fetched)).toBeLessThanOrEqual(most);
  });
