import { expect, type Page } from '@playwright/test';
import { test } from '#e2e/setting/test.ts';

const run = (from: number, to: number) =>
  String.fromCodePoint(...Array.from({ length: to - from + 1 }, (_, at) => from + at));
const latin = `${run(0x21, 0x7e)}${run(0xa1, 0xac)}${run(0xae, 0xff)}ıŒœ‹›–—‘’‚“”„•…€−`;

/** Replaces a story's first paragraph with `words`. */
async function set(page: Page, words: string, slanted: boolean): Promise<void> {
  await page.evaluate(
    async ({ words, slanted }) => {
      const place = document.createElement(slanted ? 'em' : 'span');
      place.id = 'words';
      place.textContent = words;
      document.querySelector('.body p')?.replaceChildren(place);
      place.getBoundingClientRect(); // forces layout, which requests the fonts
      await document.fonts.ready;
    },
    { words, slanted },
  );
}

/** The fonts that the browser used for `#words`, with the number of letters in each. */
async function facesOf(page: Page): Promise<{ face: string; letters: number }[]> {
  const session = await page.context().newCDPSession(page);
  await session.send('DOM.enable');
  await session.send('CSS.enable');
  const { root } = await session.send('DOM.getDocument');
  const { nodeId } = await session.send('DOM.querySelector', { nodeId: root.nodeId, selector: '#words' });
  const { fonts } = await session.send('CSS.getPlatformFontsForNode', { nodeId });
  await session.detach();
  return fonts.map(({ familyName, isCustomFont, glyphCount }) => ({
    face: isCustomFont ? familyName : `system: ${familyName}`,
    letters: glyphCount,
  }));
}

for (const slanted of [false, true])
  test(`every letter of Latin-1 is set in the paper's own ${slanted ? 'italic' : 'roman'}`, async ({
    page,
  }) => {
    await page.goto('/articles/avocet-enters-service');
    await set(page, [...latin].join(' '), slanted);
    const faces = await facesOf(page);
    expect(faces.filter(({ face }) => !face.includes('Newsreader'))).toEqual([]);
    expect(faces.reduce((sum, { letters }) => sum + letters, 0)).toBeGreaterThanOrEqual(latin.length);
  });

for (const slanted of [false, true])
  test(`in the ${slanted ? 'italic' : 'roman'}, kerning moves letter pairs closer`, async ({ page }) => {
    await page.goto('/articles/avocet-enters-service');
    for (const pair of ['AV', 'To', 'We', 'Ty', 'y.', 'r,', '“A', 'L’', 'V.']) {
      await set(page, pair.repeat(20), slanted);
      const closer = await page.locator('#words').evaluate((place: HTMLElement) => {
        const [kerned, apart] = ['normal', 'none'].map((kerning) => {
          place.style.fontKerning = kerning;
          return place.getBoundingClientRect().width;
        });
        return (apart ?? 0) - (kerned ?? 0);
      });
      expect(closer, pair).toBeGreaterThan(0);
    }
  });

test('in Chinese, letters and figures use the paper’s font, and quotes and dashes are as wide as characters', async ({
  page,
}) => {
  await page.goto('/articles/rovers-fans-zh');
  await set(page, 'Rovers 2026', false);
  expect((await facesOf(page)).filter(({ face }) => !face.includes('Newsreader'))).toEqual([]);
  await set(page, '“”‘’——……·', false);
  expect((await facesOf(page)).filter(({ face }) => face.includes('Newsreader'))).toEqual([]);
});

test('a story in another language than its page uses the font of its own language', async ({ page }) => {
  await page.goto('/articles/rovers-cup-run');
  const story = page.locator('.story[lang|="zh"]');
  await expect(story.first()).toBeVisible();
  const families = await story
    .first()
    .locator('h3 a, .standfirst, .related-teaser')
    .evaluateAll((places) => places.map((place) => getComputedStyle(place).fontFamily));
  expect(families.length).toBeGreaterThan(0);
  for (const family of families) expect(family).toContain('Songti SC');
});
