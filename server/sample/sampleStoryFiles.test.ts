import { expect, test } from 'vitest';
import { plainText } from '#body/bodyText.ts';
import { readSampleStories } from './sampleStoryFiles.ts';

const stories = await readSampleStories();

test('every sample story has the quotation marks of its language: none straight, and each closed in its paragraph', () => {
  expect(stories.length).toBeGreaterThan(50);
  for (const { slug, language, alt, caption, changes, texts } of stories) {
    const words = texts.flatMap(({ headline, standfirst, body }) => [headline, standfirst, plainText(body)]);
    const all = [alt, caption, ...changes.map(({ note }) => note), ...words];
    for (const paragraph of all.flatMap((text) => text.split('\n\n'))) {
      expect.soft(paragraph, slug).not.toMatch(/["'`]|--|\.\.\./);
      const count = (mark: string) => paragraph.split(mark).length - 1;
      expect.soft(count('“') - count('”'), `${slug}: ${paragraph}`).toBe(0);
      expect.soft(count('«') - count('»'), `${slug}: ${paragraph}`).toBe(0);
      if (language === 'ar') expect.soft(count('“'), slug).toBe(0);
    }
  }
});
