import { articlesInBin } from './articlesInBin.ts';
import { assetsInBin } from './assetsInBin.ts';
import type { BinKind, BinSubject } from './binnable.ts';
import { packagesInBin } from './packagesInBin.ts';
import { sectionsInBin } from './sectionsInBin.ts';
import { topicsInBin } from './topicsInBin.ts';

export const binKinds: Record<BinSubject, BinKind> = {
  article: articlesInBin,
  asset: assetsInBin,
  package: packagesInBin,
  section: sectionsInBin,
  topic: topicsInBin,
};
