import { createHash } from 'node:crypto';
import { bareText } from '#editorial/related/shingles.ts';

export type FingerprintedStory = { headline: string; blocks: { text: string }[] };

/** The fingerprint of a story's text. Copies that differ only in spacing have the same fingerprint. */
export function fingerprintOf(story: FingerprintedStory): string {
  const text = [story.headline, ...story.blocks.map((block) => block.text)].join('\n');
  return `wire:${createHash('sha256').update(bareText(text)).digest('hex').slice(0, 40)}`;
}
