import { expect, test } from 'vitest';
import { threadMs } from '#body/threadTime.fixture.ts';
import type { BlockChange } from './changeTypes.ts';
import { compareBodies } from './compareBodies.ts';
import { longVersions } from './longVersions.fixture.ts';

const counted = (changes: BlockChange[]) => {
  const counts: Record<string, number> = {};
  for (const { is } of changes) counts[is] = (counts[is] ?? 0) + 1;
  return counts;
};

test.each(['en', 'zh-CN'] as const)(
  'two versions of 10,000 words (%s) differ in exactly the thirty edits, three moves, two links, list and cell',
  (language) => {
    const { before, after, newWord } = longVersions(language);
    const begun = threadMs();
    const changes = compareBodies(before, after).filter(({ is }) => is !== 'same');
    expect(threadMs() - begun).toBeLessThan(500);
    expect(counted(changes)).toEqual({ changed: 34, moved: 3 });
    const changed = changes.flatMap((change) => (change.is === 'changed' ? [change] : []));
    expect(changed.filter(({ isMoved }) => isMoved)).toEqual([]);

    const edits = changed.filter(({ details }) => details === undefined);
    expect(edits).toHaveLength(30);
    for (const { words } of edits)
      expect(words.filter(({ is }) => is !== 'same').map(({ is, text }) => [is, text.trim()])).toEqual([
        ['added', newWord],
      ]);

    const details = changed.flatMap((change) => change.details ?? []);
    expect(details).toMatchObject([
      { is: 'link', before: 'https://old.example/0', after: 'https://new.example/0' },
      { is: 'link', before: 'https://old.example/1', after: 'https://new.example/1' },
      { is: 'kind', before: 'bulletList', after: 'orderedList' },
      { is: 'cell', row: 4, column: 2 },
    ]);
  },
);
