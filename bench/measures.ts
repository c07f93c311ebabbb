import { measureComparison } from './comparedVersions.ts';
import type { Measured } from './figures.ts';
import { measureFind } from './findInStory.ts';
import { measureImport } from './importRate.ts';
import { measureKeystrokes } from './keystroke.ts';
import { measureLighthouse } from './lighthouse.ts';
import { measureManyWriters } from './manyWriters.ts';
import { measureWeights } from './pageWeights.ts';
import { measureHits } from './pressHits.ts';
import { measureMisses } from './pressMisses.ts';
import { measureButton } from './releaseButton.ts';
import { measureReleases } from './releaseToVisible.ts';
import { measureLoadedReleases } from './releaseUnderLoad.ts';
import type { Scene } from './scene.ts';

/** In the order in which they run: measures that add articles come last. */
export const measures: Record<string, (scene: Scene) => Promise<Measured>> = {
  comparison: measureComparison,
  weights: measureWeights,
  lighthouse: measureLighthouse,
  hits: measureHits,
  misses: measureMisses,
  releases: measureReleases,
  loaded: measureLoadedReleases,
  button: measureButton,
  keystrokes: measureKeystrokes,
  find: measureFind,
  writers: measureManyWriters,
  import: measureImport,
};

/** The result of one measure; if it fails, what went wrong. @throws {Error} if no measure has this name */
export async function runMeasure(name: string, scene: Scene): Promise<Measured> {
  const measure = measures[name];
  if (!measure)
    throw new Error(`No measure is named ${name}. There are: ${Object.keys(measures).join(', ')}.`);
  return measure(scene).catch((error: Error) => ({
    title: name,
    how: '',
    figures: [],
    skipped: error.message.split('\n')[0] ?? 'it failed',
  }));
}
