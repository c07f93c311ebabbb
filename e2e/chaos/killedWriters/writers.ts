import { type Browser, type BrowserContext, expect, type Page } from '@playwright/test';
import { staff } from '#db/pools.ts';
import { eq } from '#db/query.ts';
import type { ArticleId, UserId } from '#db/schema/ids.ts';
import { user } from '#db/schema/people.ts';
import { bodyOfPage, expectSaved } from '#e2e/setting/drafting.ts';
import { openInspector } from '#e2e/setting/inspector.ts';
import { windowOfAccount } from '#e2e/setting/people.ts';
import { timeoutFactor } from '#e2e/setting/timeoutFactor.ts';
import { sharedParagraph, watchSavedDocument } from './documentTexts.ts';

export type WriterName = 'direct' | 'suggesting' | 'replying' | 'commenting';

type Place = {
  email: string;
  /** the number of the paragraph in which the person types in a round */
  paragraph(round: number): number;
  isSuggesting?: true;
  showsComments?: true;
};

const SECOND_WRITER = 'second-writer@example.com';

const places: Record<WriterName, Place> = {
  direct: { email: 'writer@example.com', paragraph: () => 0 },
  suggesting: { email: 'editor@example.com', paragraph: sharedParagraph, isSuggesting: true },
  replying: { email: SECOND_WRITER, paragraph: sharedParagraph, showsComments: true },
  commenting: { email: 'admin@example.com', paragraph: () => 1 },
};

/** A person at a browser of their own. */
export type Writer = {
  name: WriterName;
  userId: UserId;
  /** changes when the writer opens the article in a new page */
  page(): Page;
  /** Opens the article, in a new page if the page was closed. */
  open(articleId: ArticleId): Promise<void>;
  /** Puts the caret at the end of the person's paragraph for a round. */
  putCaret(round: number): Promise<void>;
  /** Closes the page once everything is kept on the device, while the server is away. */
  closePage(): Promise<void>;
  end(): Promise<void>;
};

export type Writers = Record<WriterName, Writer>;

/** Four people who sign in at four browsers. */
export async function openWriters(browser: Browser, baseURL: string): Promise<Writers> {
  await hireSecondWriter();
  const entries = Object.entries(places) as [WriterName, Place][];
  const writers: [WriterName, Writer][] = [];
  for (const [name, place] of entries) {
    const { page, context } = await windowOfAccount(browser, place.email, { baseURL });
    writers.push([
      name,
      createWriter(name, { ...place, userId: await findUser(place.email) }, context, page),
    ]);
  }
  return Object.fromEntries(writers) as Writers;
}

function createWriter(
  name: WriterName,
  place: Place & { userId: UserId },
  context: BrowserContext,
  first: Page,
): Writer {
  let page = first;
  return {
    name,
    userId: place.userId,
    page: () => page,
    async open(articleId) {
      if (page.isClosed()) page = await context.newPage();
      await page.goto(`/newsroom/articles/${articleId}`);
      await expectSaved(page);
      if (place.isSuggesting) {
        await page.getByLabel('Mode').selectOption({ label: 'Suggesting' });
        await expect(page.getByLabel('Mode')).toHaveValue('suggesting');
      }
      if (place.showsComments) {
        await openInspector(page);
        await page.getByRole('tab', { name: /^Comments/ }).click();
      }
      await watchSavedDocument(page);
    },
    putCaret: (round) => putCaretAtEnd(page, place.paragraph(round)),
    async closePage() {
      await expect(page.locator('[data-saving="offline"]')).toBeVisible();
      await page.close();
    },
    end: () => context.close(),
  };
}

/** Clicks at the end of a paragraph, again if the page moved it away meanwhile. */
async function putCaretAtEnd(page: Page, at: number): Promise<void> {
  const paragraph = bodyOfPage(page).locator('p').nth(at);
  await expect(async () => {
    await paragraph.scrollIntoViewIfNeeded();
    const box = await paragraph.boundingBox();
    if (!box) throw new Error(`Paragraph ${at} is not shown.`);
    await page.mouse.click(box.x + box.width - 2, box.y + box.height - 6);
    await page.keyboard.press('End');
    const hasCaret = await paragraph.evaluate(
      (element) =>
        document.activeElement?.contains(element) &&
        element.contains(document.getSelection()?.anchorNode ?? null),
    );
    expect(hasCaret).toBe(true);
  }).toPass({ timeout: 10_000 * timeoutFactor });
}

async function hireSecondWriter(): Promise<void> {
  const [writer] = await staff().select().from(user).where(eq(user.email, 'writer@example.com'));
  if (!writer) throw new Error('no writer');
  const { passwordHash, role, locale } = writer;
  await staff()
    .insert(user)
    .values({ email: SECOND_WRITER, name: 'Second Writer', passwordHash, role, locale });
}

async function findUser(email: string): Promise<UserId> {
  const [found] = await staff().select({ id: user.id }).from(user).where(eq(user.email, email));
  if (!found) throw new Error(`no ${email}`);
  return found.id;
}
