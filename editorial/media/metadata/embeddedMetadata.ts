import type { EmbeddedMetadata } from '#db/schema/assets.ts';
import { readExif } from './exif.ts';
import { readIim } from './iim.ts';
import { asDay, asLine } from './metadataText.ts';
import { emptySource, type SourceMetadata } from './sourceMetadata.ts';
import { readXmp } from './xmp.ts';

export type MetadataBlocks = {
  exif?: Uint8Array | undefined;
  iptc?: Uint8Array | undefined;
  xmp?: Uint8Array | undefined;
};

/**
 * Reads the metadata in a picture's file, to be offered to the person who describes it. If the standards differ, XMP is
 * preferred to IPTC-IIM and IIM to EXIF, field by field. Never throws: unreadable blocks are ignored. @param blocks
 * from sharp's `metadata()` @param language of the paper; preferred if a text is given in several
 */
export function readEmbeddedMetadata(blocks: MetadataBlocks, language: string): EmbeddedMetadata {
  const sources = [
    () => readXmp(blocks.xmp, language),
    () => readIim(blocks.iptc, language),
    () => readExif(blocks.exif, language),
  ].map(orNothing);
  const first = (name: Exclude<keyof SourceMetadata, 'creators'>, max: number) =>
    sources.map((one) => asLine(one[name], max)).find((text) => text !== '') ?? '';
  const creator =
    sources.map((one) => asLine(one.creators.join(', '), 300)).find((text) => text !== '') ?? '';
  const found = {
    alt: first('alt', 1_000) || first('longAlt', 1_000),
    caption: first('caption', 1_000) || first('headline', 1_000),
    credit: first('credit', 300) || first('source', 300) || creator,
    creator,
    rights: rightsOf([first('copyright', 500), first('usageTerms', 500), first('instructions', 500)]),
    takenOn: sources.map(({ taken }) => asDay(taken)).find((day) => day !== '') ?? '',
  };
  return Object.fromEntries(Object.entries(found).filter(([, text]) => text !== ''));
}

const rightsOf = (parts: string[]): string =>
  asLine([...new Set(parts.filter((part) => part !== ''))].join(' · '), 500);

/** A block whose parser fails is ignored: it must not prevent the upload. */
function orNothing(read: () => SourceMetadata | null): SourceMetadata {
  try {
    return read() ?? emptySource();
  } catch {
    return emptySource();
  }
}
