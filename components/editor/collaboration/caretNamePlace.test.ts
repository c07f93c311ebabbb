import { expect, test } from 'vitest';
import { caretNamePlace } from './caretNamePlace.ts';

const area = { top: 60, bottom: 800, left: 0, right: 390 };
const caretAt = (top: number, left = 100) => ({ top, bottom: top + 24, left, right: left + 2 });

test('a name stands above its line', () => {
  expect(caretNamePlace({ caret: caretAt(300), width: 80, area, ownCaret: null })).toEqual({
    side: 'above',
    isLeft: false,
  });
});

test('a name that would cover the line in which the user types stands below its own', () => {
  const place = { caret: caretAt(300), width: 80, area };
  expect(caretNamePlace({ ...place, ownCaret: caretAt(270) }).side).toBe('below');
  expect(caretNamePlace({ ...place, ownCaret: caretAt(300) }).side).toBe('above');
  expect(caretNamePlace({ ...place, ownCaret: caretAt(330) }).side).toBe('above');
});

test('a name at the top edge stands below its line, unless the user types there', () => {
  const place = { caret: caretAt(64), width: 80, area };
  expect(caretNamePlace({ ...place, ownCaret: null }).side).toBe('below');
  expect(caretNamePlace({ ...place, ownCaret: caretAt(90) }).side).toBe('hidden');
});

test('a name that would leave the window at the right stands at the left of its caret', () => {
  expect(caretNamePlace({ caret: caretAt(300, 350), width: 80, area, ownCaret: null }).isLeft).toBe(true);
});
