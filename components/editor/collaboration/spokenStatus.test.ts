import { expect, test } from 'vitest';
import { nextSpoken, type SpokenStatus } from './spokenStatus.ts';

const start: SpokenStatus = { sentence: 'Saved', isRecovery: false, hasFailed: false };
const saved = { word: 'saved', sentence: 'Saved', isCalm: true } as const;
const saving = { word: 'saving', sentence: 'Saving…', isCalm: true } as const;
const opening = { word: 'opening', sentence: 'Opening…', isCalm: true } as const;
const offline = { word: 'offline', sentence: 'Offline', isCalm: false } as const;

test('the same sentence is told once', () => {
  expect(nextSpoken(start, saved)).toBe(start);
});

test('a recovery is told once, and only after a failure that was told', () => {
  const failed = nextSpoken(start, offline);
  expect(failed).toMatchObject({ sentence: 'Offline', isRecovery: false });
  const recovered = nextSpoken(failed, saved);
  expect(recovered).toMatchObject({ sentence: 'Saved', isRecovery: true });
  expect(nextSpoken(nextSpoken(recovered, saving), saved).isRecovery).toBe(false);
  expect(nextSpoken(start, saving).isRecovery).toBe(false);
});

test('a connection that is being opened is no recovery yet', () => {
  const connecting = nextSpoken(nextSpoken(start, offline), opening);
  expect(connecting.isRecovery).toBe(false);
  expect(nextSpoken(connecting, saved).isRecovery).toBe(true);
});
