import { expect, test } from 'vitest';
import { bodySchema } from '#body/bodySchema.ts';
import { slashMatch } from './slashMatch.ts';

type Part = string | { text: string; mark: 'link' | 'bold' } | { break: true };

/** The match at the end of a paragraph with these parts. */
function matchAtEnd(parts: Part[], isComposing = false) {
  const nodes = parts.map((part) => {
    if (typeof part === 'string') return bodySchema.text(part);
    if ('break' in part) return bodySchema.node('hardBreak');
    const mark = bodySchema.mark(part.mark, part.mark === 'link' ? { href: 'https://e.org' } : null);
    return bodySchema.text(part.text, [mark]);
  });
  const doc = bodySchema.node('doc', null, [bodySchema.node('paragraph', null, nodes)]);
  return slashMatch(doc.resolve(doc.content.size - 1), isComposing);
}

test.each(['/', '／', '、'])('%s opens the menu at the beginning of a block and of a line', (sign) => {
  expect(matchAtEnd([sign])).toEqual({ from: 1, query: '' });
  expect(matchAtEnd([`${sign}he`])).toEqual({ from: 1, query: 'he' });
  expect(matchAtEnd(['One', { break: true }, `${sign}he`])).toEqual({ from: 5, query: 'he' });
});

test.each(['/', '／'])('%s opens it after a space, and after a link or bold words', (sign) => {
  expect(matchAtEnd([`One ${sign}x`])).toEqual({ from: 5, query: 'x' });
  expect(matchAtEnd([{ text: 'One', mark: 'link' }, sign])).toEqual({ from: 4, query: '' });
  expect(matchAtEnd([{ text: 'One', mark: 'link' }, ` ${sign}`])).toEqual({ from: 5, query: '' });
  expect(matchAtEnd([{ text: 'One', mark: 'bold' }, sign])).toEqual({ from: 4, query: '' });
});

test('a sign within words, an address or a Chinese sentence is text', () => {
  expect(matchAtEnd(['and/or'])).toBeNull();
  expect(matchAtEnd(['24/7'])).toBeNull();
  expect(matchAtEnd([{ text: 'and/', mark: 'bold' }])).toBeNull();
  expect(matchAtEnd(['/etc/x'])).toBeNull();
  expect(matchAtEnd(['港口、渡轮'])).toBeNull();
  expect(matchAtEnd(['港口 、'])).toBeNull();
  expect(matchAtEnd([{ text: '港口', mark: 'bold' }, '、'])).toBeNull();
});

test('a space ends the letters after the sign, but not within a composition', () => {
  expect(matchAtEnd(['/xiao biao'])).toBeNull();
  expect(matchAtEnd(['/xiao biao'], true)).toEqual({ from: 1, query: 'xiao biao' });
  expect(matchAtEnd([`/${'x'.repeat(30)}`])).toBeNull();
});
