import { compareBodies } from '#body/comparison/compareBodies.ts';
import { longVersions } from '#body/comparison/longVersions.fixture.ts';
import { durations, type Measured } from './figures.ts';
import { rounds, type Scene } from './scene.ts';

/** The time to compare two versions of a long story, in this process. */
export async function measureComparison({ quick }: Pick<Scene, 'quick'>): Promise<Measured> {
  const figures = (['en', 'zh-CN'] as const).flatMap((language) => {
    const { before, after } = longVersions(language);
    const times: number[] = [];
    for (const _ of rounds(quick ? 5 : 100, 20)) {
      const began = performance.now();
      compareBodies(before, after);
      times.push(performance.now() - began);
    }
    return durations(`two versions of 10,000 words, ${language}`, times, [0.5, 0.95, 1]);
  });
  return {
    title: 'Comparison of versions',
    how: 'Two versions of a story with 30 edits, 3 moved paragraphs, 2 changed links, a list that became numbered and a changed cell of a table are compared in one process, beginning with the first, unprepared comparison.',
    figures,
  };
}
