import type { AnyActor } from '#editorial/access/actor.ts';
import type { Imported } from './importedRows.ts';
import { importWire } from './importingCopy.ts';
import type { Sections } from './sectionsByName.ts';
import { importOrderOf } from './storyImportOrder.ts';
import type { WrittenArticle } from './writtenArticle.ts';
import { readWritten, type WrittenSource } from './writtenReader.ts';

export type Written = WrittenSource & { article: WrittenArticle };

/**
 * Creates drafts of written articles, all or none, in one transaction. An article with an unknown section goes to the
 * paper's first section.
 */
export function importAllWritten(
  actor: AnyActor,
  written: Written[],
  sections: Sections,
): Promise<Imported[]> {
  const articles = written.map(({ article, ...source }) => readWritten(article, source));
  return importWire(actor, importOrderOf(articles, sections));
}
