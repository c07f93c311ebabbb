import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ImportProgress, progressText } from './importProgress.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] }));
afterEach(() => void vi.useRealTimers());

function screen(isTTY: boolean) {
  const written: string[] = [];
  return { isTTY, written, write: (text: string) => written.push(text) };
}

test('an import that takes under two seconds shows no progress', () => {
  for (const isTTY of [true, false]) {
    const shown = screen(isTTY);
    const progress = new ImportProgress(100, shown);
    vi.advanceTimersByTime(1_900);
    progress.passed({ stories: 10, bytes: 100 });
    progress.end();
    vi.advanceTimersByTime(60_000);
    expect(shown.written).toEqual([]);
  }
});

test('on a terminal one line is rewritten in place, and cleared before other text', () => {
  const shown = screen(true);
  const progress = new ImportProgress(400, shown);
  progress.passed({ stories: 600, bytes: 100 });
  vi.advanceTimersByTime(2_000);
  expect(shown.written).toEqual(['\r\u001b[K600 stories, 300 a second, 25 %, 6 s left']);
  progress.clear();
  progress.clear();
  expect(shown.written.slice(1)).toEqual(['\r\u001b[K']);
});

test('elsewhere a line is printed every ten seconds, for all files together', () => {
  const shown = screen(false);
  const progress = new ImportProgress(400, shown);
  progress.passed({ stories: 1_000, bytes: 100 });
  progress.fileDone(200);
  progress.passed({ stories: 1_000, bytes: 100 });
  vi.advanceTimersByTime(20_000);
  expect(shown.written).toEqual([
    '2,000 stories, 200 a second, 75 %, 4 s left\n',
    '2,000 stories, 100 a second, 75 %, 7 s left\n',
  ]);
  progress.end();
});

test('the remaining time is in minutes and hours when it is long, and omitted before any progress', () => {
  const text = (share: number, elapsedMs: number) => progressText({ stories: 0, share, elapsedMs });
  expect(text(0, 5_000)).toBe('0 stories, 0 a second, 0 %');
  expect(text(0.5, 125_000)).toContain('2 min 5 s left');
  expect(text(0.5, 7_380_000)).toContain('2 h 3 min left');
});
