import { afterAll, beforeAll, expect, test } from 'vitest';
import { GET as getNinjsItem } from '#app/(reader)/api/ninjs/[slug]/route.ts';
import { GET as getNinjs } from '#app/(reader)/api/ninjs/route.ts';
import type { Actor } from '#editorial/access/actor.ts';
import { writeStory } from '#editorial/articles/article.scene.ts';
import { hire, openScene } from '#editorial/people/people.scene.ts';
import { release } from '#editorial/releases/releasingArticles.ts';
import { withdraw } from '#editorial/releases/withdrawingArticles.ts';
import { formatOf } from './formatOf.ts';
import { readMachine } from './readMachine.ts';

let scene: Awaited<ReturnType<typeof openScene>>;
let editor: Actor;

beforeAll(async () => {
  scene = await openScene();
  editor = await hire('editor');
});
afterAll(() => scene.close());

const ask = async (slug: string) => {
  const params = Promise.resolve({ slug });
  return (await getNinjsItem(new Request('http://localhost:3000/'), { params })).text();
};

test('the ninjs that one Copydesk sends is read by another as the same story', async () => {
  const headline = 'Water & <barley> travel';
  const text = 'It begins so.\n\nIt ends at 5 < 6.';
  const articleId = await writeStory(editor, { headline, topics: ['Ferries', 'Beer'], text });
  const { slug } = await release(editor, { articleId });
  await release(editor, { articleId, kind: 'correction', readerNote: 'It ended otherwise.' });
  const sent = await ask(slug);
  expect(formatOf(sent)).toBe('json');
  const { articles, problems } = readMachine(sent, 'json');
  expect(problems).toEqual([]);
  expect(articles).toMatchObject([
    {
      item: 1,
      id: `tag:localhost,2024:article:${articleId}`,
      headline,
      standfirst: 'Standfirst.',
      body: '<p>It begins so.</p><p>It ends at 5 &lt; 6.</p>',
      body_format: 'html',
      topics: ['Ferries', 'Beer'],
      language: 'en',
      pubstatus: 'usable',
      released_at: JSON.parse(sent).firstCreated,
    },
  ]);
  expect(articles[0]?.keptOut.map(({ kind }) => kind)).toContain('editors-note');
});

test('its list is read item by item, and a withdrawn story is reported and not imported', async () => {
  const articleId = await writeStory(editor, { headline: 'Soon gone', text: 'Text.' });
  const { slug } = await release(editor, { articleId });
  const list = await (await getNinjs(new Request('http://localhost:3000/api/ninjs'))).text();
  expect(readMachine(list, 'json').articles.map(({ headline }) => headline)).toContain('Soon gone');
  await withdraw(editor, { articleId, because: 'It was not so.' });
  expect(readMachine(await ask(slug), 'json')).toEqual({
    articles: [],
    problems: [{ item: 1, why: 'withdrawn', text: 'It was not so.' }],
  });
});
