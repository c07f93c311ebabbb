import { seededRandom } from '../../words.ts';
import { vocabularies } from '../vocabulary.ts';

/** Search queries of readers, by how frequent their words are in the paper. */
export function searchQueries(): Record<string, string[]> {
  const random = seededRandom(41);
  const words = new Map(vocabularies().map(({ language, words }) => [language, words]));
  const from = (language: string, low: number, high: number) => {
    const ranked = words.get(language) ?? [];
    return ranked[low + Math.floor(random() * (high - low))] ?? '';
  };
  const times = (count: number, make: () => string) => Array.from({ length: count }, make);
  return {
    'a rare word': times(30, () => from('en', 8_000, 38_000)),
    'a common word': times(30, () => from('en', 130, 260)),
    'two common words': times(30, () => `${from('en', 130, 260)} ${from('en', 260, 700)}`),
    'three words, none of them common': times(30, () => times(3, () => from('en', 900, 4_000)).join(' ')),
    'Chinese, a rare word': times(30, () => from('zh-CN', 5_000, 28_000)),
    'Chinese, a common word': times(30, () => from('zh-CN', 28, 120)),
    'Chinese, two words': times(30, () => `${from('zh-CN', 28, 120)}${from('zh-CN', 120, 600)}`),
  };
}
