import type { Page } from '@playwright/test';
import { durations, type Measured } from './figures.ts';
import { openEditor } from './openEditor.ts';
import type { Scene } from './scene.ts';
import { createWords, seededRandom } from './words.ts';

const title = 'Find in a story';
const how =
  'A search in a body of 10,000 words, in a real browser: from the input event of the field to the first task after the next frame, in which the matches near the screen are highlighted.';

const PARAGRAPHS = 120;
const PARAGRAPH_WORDS = 84;
const SEARCHES = 20;

/** How long a writer waits until matches are on the screen. */
export async function measureFind({ browser, running, database, turn }: Scene): Promise<Measured> {
  if (!browser) return { title, how, figures: [], skipped: 'no browser is here' };
  const { paragraph } = createWords(seededRandom(7), 'en');
  const text = Array.from({ length: PARAGRAPHS }, () => paragraph(PARAGRAPH_WORDS)).join('\n\n');
  const writer = await database.actor('writer');
  const articleId = await database.story(writer, { headline: `Find at the quay, ${turn}`, text });
  const words = text.split(/\W+/).filter((word) => word.length > 1);
  const { page, close } = await openEditor(browser, running.url, articleId);
  try {
    await page.getByRole('textbox', { name: 'Body' }).click();
    await page.keyboard.press('Control+f');
    await page.getByRole('search', { name: 'Find and replace' }).waitFor();
    const took: number[] = [];
    for (const word of words.slice(0, SEARCHES)) took.push(await search(page, word));
    return { title, how, figures: durations('10,000 words: found and highlighted', took, [0.5, 1]) };
  } finally {
    await close();
  }
}

const search = (page: Page, word: string): Promise<number> =>
  page.evaluate(async (typed) => {
    const field = document.activeElement as HTMLInputElement;
    const begun = performance.now();
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field, typed);
    field.dispatchEvent(new Event('input', { bubbles: true }));
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    return performance.now() - begun;
  }, word);
