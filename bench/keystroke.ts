import type { Browser, Page } from '@playwright/test';
import type { ArticleId } from '#db/schema/ids.ts';
import { readDatabaseId } from '#editorial/databaseIdentity.ts';
import { beginSession } from '#editorial/people/sessions.ts';
import { durations, type Figure, type Measured, percentile } from './figures.ts';
import { type KeyTimes, typeKeys } from './keyTimes.ts';
import { openEditor } from './openEditor.ts';
import { openSuggestions } from './openSuggestions.ts';
import type { Scene } from './scene.ts';
import { openWriter } from './scriptedWriter.ts';
import { createWords, seededRandom } from './words.ts';

const title = 'A keystroke';
const how =
  'A writer types in the middle of a body in a real browser, with random pauses of 70 to 130 ms between keys. Painted: from the time stamp of the key event to the first task after the next frame, including the wait for that frame (up to 16.7 ms). Saved: from the same time stamp until the status says Saved, which follows the server’s commit. Bare: the same text in a `contenteditable` element without any script, in the same browser, in turn with the editor. With colleagues: two others type five letters a second each into other paragraphs, over sockets. Suggesting: the draft has 200 open suggestions and 100 comments, and what the writer types is one more.';

type Situation = {
  name: string;
  paragraphs: number;
  colleagues: number;
  /** what is open in the draft while the writer, too, suggests */
  open?: { suggestions: number; comments: number };
};
const situations: Situation[] = [
  { name: '10,000 words', paragraphs: 120, colleagues: 0 },
  {
    name: '10,000 words, suggesting, with colleagues',
    paragraphs: 120,
    colleagues: 2,
    open: { suggestions: 200, comments: 100 },
  },
  { name: '50,000 words, with colleagues', paragraphs: 600, colleagues: 2 },
];
/** Words of a paragraph. */
const PARAGRAPH_WORDS = 84;
/** Keys in one stretch of typing; stretches in the editor and in the bare element alternate. */
const KEYS = 40;
/** Each time in a new browser context, without any cached script. */
const OPENED_TIMES = 7;
const COLLEAGUE_PAUSE_MS = 200;

/** How long a writer waits until a letter is on the screen, and until the status says Saved. */
export async function measureKeystrokes(scene: Scene): Promise<Measured> {
  const { browser } = scene;
  if (!browser) return { title, how, figures: [], skipped: 'no browser is here' };
  const figures: Figure[] = [];
  for (const situation of situations) figures.push(...(await measureSituation(scene, browser, situation)));
  return { title, how, figures };
}

async function measureSituation(scene: Scene, browser: Browser, situation: Situation): Promise<Figure[]> {
  const { running, database, quick, turn } = scene;
  const random = seededRandom(turn + 1);
  const { paragraph } = createWords(seededRandom(7), 'en');
  const paragraphs = Array.from({ length: situation.paragraphs }, () => paragraph(PARAGRAPH_WORDS));
  const writer = await database.actor('writer');
  const headline = `${situation.name} from the quay, ${turn}`;
  const articleId = await database.story(writer, { headline, text: paragraphs.join('\n\n') });
  if (situation.open) await openSuggestions(await database.actor('editor'), articleId, situation.open);
  const opened: number[] = [];
  for (let time = 1; time < (quick ? 2 : OPENED_TIMES); time++) {
    const { close, openedIn } = await openEditor(browser, running.url, articleId);
    opened.push(openedIn);
    await close();
  }
  const { page, close, openedIn } = await openEditor(browser, running.url, articleId);
  opened.push(openedIn);
  if (situation.open) await page.getByLabel('Mode').selectOption('suggesting');
  const bare = await openBare(browser, paragraphs);
  const leave = await openColleagues(scene, articleId, situation);
  const middle = Math.floor(situation.paragraphs / 2);
  const inEditor: KeyTimes[] = [];
  const inBare: KeyTimes[] = [];
  try {
    for (let stretch = 0; stretch < (quick ? 2 : 4); stretch++) {
      await page.bringToFront();
      await placeCaret(page, middle);
      inEditor.push(await typeKeys(page, KEYS, random));
      await bare.page.bringToFront();
      await placeCaret(bare.page, middle);
      inBare.push(await typeKeys(bare.page, KEYS, random));
    }
  } finally {
    leave();
    await Promise.all([close(), bare.close()]);
  }
  const painted = inEditor.flatMap((times) => times.painted);
  const barePainted = inBare.flatMap((times) => times.painted);
  const ratio = (share: number): Figure => ({
    what: `${situation.name}: painted ÷ bare, p${share * 100}`,
    value: percentile(painted, share) / percentile(barePainted, share),
    unit: '×',
  });
  const longTasks = inEditor.reduce((sum, times) => sum + times.longTasks, 0);
  return [
    ...durations(`${situation.name}: from opening the page to Saved`, opened, [0.5, 1]),
    ...durations(`${situation.name}: painted`, painted, [0.5, 0.95]),
    ...durations(`${situation.name}: painted, bare`, barePainted, [0.5, 0.95]),
    ratio(0.5),
    ratio(0.95),
    ...durations(
      `${situation.name}: Saved`,
      inEditor.flatMap((times) => times.saved),
      [0.5, 0.95],
    ),
    { what: `${situation.name}: tasks of more than 50 ms meanwhile`, value: longTasks, unit: '' },
  ];
}

async function openBare(browser: Browser, paragraphs: string[]) {
  const context = await browser.newContext();
  const page = await context.newPage();
  const body = paragraphs.map((text) => `<p>${text}</p>`).join('');
  await page.setContent(
    `<style>div{font:18px/1.6 Georgia,serif;max-width:40rem;margin:auto;white-space:pre-wrap}</style><div contenteditable role="textbox" aria-label="Body">${body}</div>`,
  );
  return { page, close: () => context.close() };
}

async function placeCaret(page: Page, paragraph: number): Promise<void> {
  await page.getByRole('textbox', { name: 'Body' }).locator('p').nth(paragraph).click();
  await page.keyboard.press('End');
  await page.waitForTimeout(500);
}

/** Lets colleagues type. @returns a function that ends it */
async function openColleagues(
  { running, database }: Scene,
  articleId: ArticleId,
  { colleagues, paragraphs }: Situation,
): Promise<() => void> {
  if (colleagues === 0) return () => {};
  const { id } = await database.actor('editor');
  const databaseId = await readDatabaseId();
  const writers = await Promise.all(
    Array.from({ length: colleagues }, async (_, at) =>
      openWriter({
        url: running.url,
        articleId,
        user: { id, token: await beginSession(id, 'bench') },
        database: databaseId,
        // not in the middle, where the writer types
        paragraph: Math.floor((paragraphs * (2 * at + 1)) / (2 * colleagues)),
      }),
    ),
  );
  const stops = writers.map((writer) => writer.typeSteadily(COLLEAGUE_PAUSE_MS));
  return () => {
    for (const stop of stops) stop();
    for (const writer of writers) writer.close();
  };
}
