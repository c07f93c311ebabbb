import { createHash } from 'node:crypto';
import { bareText } from '#editorial/related/shingles.ts';

export type FingerprintedStory = { headline: string; blocks: { text: string }[] };

/** Fingerprint of a text: two copies of one story have the same one, whatever their spacing. */
export function fingerprintOf(story: FingerprintedStory): string {
  const text = [story.headline, ...story.blocks.map((block) => block.text)].join('\n');
  return `wire:${createHash('sha256').update(bareText(text)).digest('hex').slice(0, 40)}`;
}
