import type { EmbeddedMetadata } from '#db/schema/assets.ts';
import { readExif } from './exif.ts';
import { readIim } from './iim.ts';
import { asDay, asLine, type SourceMetadata } from './metadataText.ts';
import { readXmp } from './xmp.ts';

type Block = Uint8Array | undefined;
export type MetadataBlocks = { exif?: Block; iptc?: Block; xmp?: Block };

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
  const firstOf = (texts: string[]) => texts.find((text) => text !== '') ?? '';
  const first = (name: Exclude<keyof SourceMetadata, 'creators'>, max: number) =>
    firstOf(sources.map((source) => asLine(source[name] ?? '', max)));
  const creator = firstOf(sources.map(({ creators = [] }) => asLine(creators.join(', '), 300)));
  const fields = {
    alt: first('alt', 1_000) || first('longAlt', 1_000),
    caption: first('caption', 1_000) || first('headline', 1_000),
    credit: first('credit', 300) || first('source', 300) || creator,
    creator,
    rights: rightsOf([first('copyright', 500), first('usageTerms', 500), first('instructions', 500)]),
    takenOn: firstOf(sources.map(({ taken = '' }) => asDay(taken))),
  };
  return Object.fromEntries(Object.entries(fields).filter(([, text]) => text !== ''));
}

const rightsOf = (parts: string[]): string => asLine([...new Set(parts.filter(Boolean))].join(' · '), 500);

/** A block whose parser fails is ignored: it must not prevent the upload. */
function orNothing(read: () => SourceMetadata | null): SourceMetadata {
  try {
    return read() ?? {};
  } catch {
    return {};
  }
}
