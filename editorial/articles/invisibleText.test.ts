import { afterAll, beforeAll, expect, test } from 'vitest';
import { bodyOf, paragraph } from '#body/composeBody.ts';
import { inTransaction } from '#db/pools.ts';
import { eq } from '#db/query.ts';
import { article } from '#db/schema/articles.ts';
import type { AssetId } from '#db/schema/ids.ts';
import type { Actor } from '#editorial/access/actor.ts';
import { editDraft } from '#editorial/drafts/draftUpdates.ts';
import { hire, openScene, refusalReasonOf } from '#editorial/people/people.scene.ts';
import { readArticle } from '#editorial/readerQueries/liveArticle.ts';
import { searchPaper } from '#editorial/readerQueries/paperSearch.ts';
import { checkReleaseContent } from '#editorial/releases/blockingChecks.ts';
import { readReleaseContent } from '#editorial/releases/releaseContent.ts';
import { release } from '#editorial/releases/releasingArticles.ts';
import { releaseTraces, writeStory } from './article.scene.ts';

let scene: Awaited<ReturnType<typeof openScene>>;
let editor: Actor;

beforeAll(async () => {
  scene = await openScene();
  editor = await hire('editor');
});
afterAll(() => scene.close());

test('a headline typed with invisible characters is released, gets a slug and is found without them', async () => {
  const headline = 'Har\u00adbour\u00admaster re\u200bsigns \u202eafter\u202c in\u00adquiry\ufeff';
  const articleId = await writeStory(editor, { headline, topics: ['Fer\u200bries', 'Ferries'] });
  const { slug } = await release(editor, { articleId });
  expect(slug).toBe('harbourmaster-resigns-after-inquiry');
  expect(await readArticle(slug)).toMatchObject({
    article: { headline: 'Harbourmaster resigns after inquiry', topics: [{ name: 'Ferries' }] },
  });
  const results = await searchPaper({ q: 'harbourmaster inquiry', language: 'en' });
  expect(JSON.stringify(results)).toContain(slug);
});

test.each(['\u200b\u2060', '\u00ad \ufeff', '\u3164', '\u202e\u200f', '\u2800'])(
  'a story that contains only %j is refused like an empty one, and nothing is written',
  async (nothing) => {
    const articleId = await writeStory(editor, { headline: 'Something to read' });
    await editDraft(editor, { articleId, body: bodyOf([paragraph(nothing), paragraph(nothing)]) });
    const before = await releaseTraces();
    expect(await refusalReasonOf(release(editor, { articleId }))).toBe('body-missing');
    expect(await releaseTraces()).toBe(before);
    await editDraft(editor, { articleId, headline: nothing });
    expect(await refusalReasonOf(release(editor, { articleId }))).toBe('headline-missing');
  },
);

test('alternative text without visible characters counts as missing', async () => {
  const articleId = await writeStory(editor, { headline: 'A picture without words' });
  const content = await inTransaction(async (tx) => {
    const [row] = await tx.select().from(article).where(eq(article.id, articleId));
    if (!row) throw new Error('no article');
    return readReleaseContent(tx, row);
  });
  const picture = (alt: string) => ({ 7: { assetId: 7, alt } }) as unknown as typeof content.pictures;
  const missingAlts = (alt: string, decorative?: true) =>
    checkReleaseContent({
      ...content,
      article: { ...content.article, leadAssetId: 7 as AssetId },
      pictures: picture(alt),
      checked: {
        fit: true,
        body: bodyOf([
          paragraph('Words.'),
          {
            type: 'picture',
            attrs: { asset: 7, alt, ...(decorative && { decorative }) },
            content: [{ type: 'pictureCaption' }, { type: 'pictureCredit' }],
          },
        ]),
      },
    }).filter(({ reason }) => reason === 'alt-missing');
  expect(missingAlts('\u200b \u2060')).toHaveLength(2);
  expect(missingAlts('A canary')).toHaveLength(0);
  expect(missingAlts('', true).map(({ place }) => place)).toEqual([{ field: 'lead-alt' }]);
});
