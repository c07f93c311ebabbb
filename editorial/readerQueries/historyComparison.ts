import canonicalize from 'canonicalize';
import type { Body } from '#body/bodyTypes.ts';
import type { BlockChange, WordChanges } from '#body/comparison/changeTypes.ts';
import { compareBodies } from '#body/comparison/compareBodies.ts';
import { compareWords } from '#body/comparison/wordChanges.ts';
import type { liveHistory } from '#db/liveViews/historyViews.ts';
import type { Language, LocalizedNames } from './readerTypes.ts';

/** The differences between a release and the previous one; unchanged blocks are left out. */
export type HistoryComparison = {
  headline: WordChanges;
  standfirst: WordChanges;
  body: Exclude<BlockChange, { is: 'same' }>[];
  /** number of unchanged blocks */
  unchanged: number;
  labels: { field: 'section' | 'topics' | 'bylines'; removed: string[]; added: string[] }[];
  /** pictures, or their texts, differ */
  pictures: boolean;
};

type ReleaseContentRow = Pick<
  typeof liveHistory.$inferSelect,
  'headline' | 'standfirst' | 'body' | 'topics' | 'bylines' | 'leadAssetId' | 'pictures'
> & { language: Language; sectionNames: LocalizedNames | null };

export function compareReleases(before: ReleaseContentRow, after: ReleaseContentRow): HistoryComparison {
  const { language } = after;
  const changes = compareBodies(before.body as Body, after.body as Body);
  const body = changes.filter((change) => change.is !== 'same');
  const names = (labels: ReleaseContentRow['topics']) => (labels ?? []).map(({ name }) => name);
  const section = ({ sectionNames }: ReleaseContentRow) =>
    sectionNames ? [sectionNames[language] ?? sectionNames.en ?? ''] : [];
  const labels = [
    { field: 'section' as const, ...differ(section(before), section(after)) },
    { field: 'topics' as const, ...differ(names(before.topics), names(after.topics)) },
    { field: 'bylines' as const, ...differ(names(before.bylines), names(after.bylines)) },
  ];
  return {
    headline: compareWords(before.headline, after.headline, language),
    standfirst: compareWords(before.standfirst, after.standfirst, language),
    body,
    unchanged: changes.length - body.length,
    labels: labels.filter(({ removed, added }) => removed.length + added.length > 0),
    pictures: picturesOf(before) !== picturesOf(after),
  };
}

const differ = (before: string[], after: string[]) => ({
  removed: before.filter((name) => !after.includes(name)),
  added: after.filter((name) => !before.includes(name)),
});

/** The pictures of a release with their texts, without the renditions. */
function picturesOf({ leadAssetId, pictures }: ReleaseContentRow): string {
  const texts = Object.values(pictures ?? {}).map(({ assetId, alt, caption, credit }) => {
    return { assetId, alt, caption, credit };
  });
  texts.sort((one, other) => one.assetId - other.assetId);
  return canonicalize([leadAssetId, texts]) ?? '';
}
