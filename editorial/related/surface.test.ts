import { expect, test } from 'vitest';
import { surfaceChinese } from './surfaceChinese.ts';

const story = {
  headline: '桤木渡：渡轮搁浅',
  standfirst: '',
  plainText: '陆沉舟谈到了沙洲。渡轮停在沙洲上。',
};

test('a Chinese name that no dictionary has is told whole, by its bigrams; a bigram across words is not told', () => {
  const told = surfaceChinese(story, new Set(['沙洲', '到了', '了沙', '轮停']), []);
  expect(told.get('沙洲')).toBe('沙洲');
  expect(told.has('了沙')).toBe(false);
  expect(told.has('轮停')).toBe(false);
});

test('a name of the lexicon is one word', () => {
  expect(surfaceChinese(story, new Set(['陆沉舟']), ['陆沉舟']).get('陆沉舟')).toBe('陆沉舟');
});
