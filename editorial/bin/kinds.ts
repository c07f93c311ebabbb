import { articlesInBin } from './articles.ts';
import { assetsInBin } from './assets.ts';
import type { BinKind, BinSubject } from './binnable.ts';
import { packagesInBin } from './packages.ts';
import { sectionsInBin } from './sections.ts';
import { topicsInBin } from './topics.ts';

export const binKinds: Record<BinSubject, BinKind> = {
  article: articlesInBin,
  asset: assetsInBin,
  package: packagesInBin,
  section: sectionsInBin,
  topic: topicsInBin,
};
