import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inTransaction } from '#db/pools.ts';
import type { Language } from '#db/schema/taxonomy.ts';
import { hire, openScene } from '#editorial/people/people.scene.ts';
import { addName } from '#editorial/related/lexicon.ts';
import { readQueryFeatures } from './queryFeatures.ts';
import type { Relatable } from './relatable.ts';
import { lexemesOf, readStoryNames } from './storyNames.ts';

let scene: Awaited<ReturnType<typeof openScene>>;

beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

const storyIn = (language: Language, headline: string, plainText: string) =>
  ({ article: { language }, headline, standfirst: '', plainText, topics: [] }) as unknown as Relatable;

const folder = join(import.meta.dirname, '..', '..', 'db', 'sample', 'articles');
const sample = readdirSync(folder).map((name) => {
  const [, , text = ''] = readFileSync(join(folder, name), 'utf8').split('---\n');
  const [headline = '', ...rest] = text.split('\n').map((line) => line.replace(/^[#>-]+ /, ''));
  const language = name.endsWith('-zh.md') ? 'zh-CN' : name.endsWith('-ar.md') ? 'ar' : 'en';
  return storyIn(language, headline, rest.join('\n'));
});

test('the lexemes of every name of the sample edition are in the index of its story', async () => {
  await inTransaction(async (tx) => {
    const all = await readStoryNames(tx, sample);
    const allFeatures = await readQueryFeatures(
      tx,
      sample.map((story) => ({
        story: { ...story, checked: { fit: false } } as Relatable,
        releaseId: undefined,
      })),
    );
    for (const at of sample.keys()) {
      const { terms = new Map() } = allFeatures[at]?.vector ?? {};
      const { names = [], nouns = () => [] } = all[at] ?? {};
      const missing = names.filter(({ lexemes }) => lexemes.some((lexeme) => !terms.has(lexeme)));
      expect(missing).toEqual([]);
      expect(nouns().filter(({ lexeme }) => !terms.has(lexeme))).toEqual([]);
    }
    expect(all.flatMap(({ names }) => names).length).toBeGreaterThan(300);
  });
});

test('Arabic names get their lexemes from Postgres, and names of the lexicon are recognized, each in its own story', async () => {
  const editor = await hire('admin');
  await addName(editor, { language: 'zh-CN', name: '嘉陵号' });
  await inTransaction(async (tx) => {
    const [arabic, chinese, english] = await readStoryNames(tx, [
      storyIn('ar', 'الميناء', 'قالت الوزيرة ليلى حداد إن العبارة تصل غدا.'),
      storyIn('zh-CN', '码头', '嘉陵号昨天到了。'),
      storyIn('en', 'Quay', 'It was seen by Ewa Lind.'),
    ]);
    expect(arabic?.names.map(({ text, lexemes }) => [text, lexemes.length])).toEqual([['ليلى حداد', 2]]);
    expect(chinese?.names.map(({ text }) => text)).toEqual(['嘉陵号']);
    expect(english?.names.map(({ text }) => text)).toEqual(['Ewa Lind']);
  });
});

test('lexemes of words are those of the index, and function words have none', async () => {
  await inTransaction(async (tx) => {
    const lexemes = await lexemesOf(tx, 'en', ['Ferries', 'ferries', 'the', 'Élan']);
    expect([...lexemes]).toEqual([
      ['Ferries', 'ferri'],
      ['ferries', 'ferri'],
      ['Élan', 'elan'],
    ]);
    expect(await lexemesOf(tx, 'en', [])).toEqual(new Map());
  });
});
