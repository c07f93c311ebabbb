import { expect, test } from 'vitest';
import { findTextFacts, namesOfStory, validTextFacts } from './textFacts.ts';

const story = { headline: '陆沉舟谈沙洲', standfirst: '', plainText: '陆沉舟谈到了沙洲。船长说，明天开船。' };

test('computed facts of a story stay valid while its language and the lexicon are the same', () => {
  const facts = findTextFacts(story, 'zh-CN', ['陆沉舟']);
  expect(validTextFacts({ facts }, 'zh-CN', ['陆沉舟'])).toBe(facts);
  expect(validTextFacts({ facts }, 'zh-CN', [])).toBeUndefined();
  expect(validTextFacts({ facts }, 'zh-CN', ['陆沉舟', '沙洲'])).toBeUndefined();
  expect(validTextFacts({ facts }, 'en', ['陆沉舟'])).toBeUndefined();
  expect(validTextFacts({}, 'zh-CN', [])).toBeUndefined();
});

test('a name that was added later is found in a story that was processed before', () => {
  const facts = findTextFacts(story, 'zh-CN', []);
  const namesBy = (lexicon: string[]) =>
    namesOfStory({ ...story, facts }, 'zh-CN', lexicon).names.map(({ text }) => text);
  expect(namesBy(['陆沉舟'])).toContain('陆沉舟');
});

test('English does not use the lexicon, so that a new Chinese name does not affect it', () => {
  const facts = findTextFacts(
    { headline: 'A dredger', standfirst: '', plainText: 'Ewa Lind wants it.' },
    'en',
    [],
  );
  expect(validTextFacts({ facts }, 'en', ['陆沉舟'])).toBe(facts);
});
