import type { AnyActor } from '#editorial/actor.ts';
import { type Imported, importWire } from './importing.ts';
import { importOrderOf } from './importOrders.ts';
import type { Sections } from './importSections.ts';
import type { WrittenArticle } from './writtenArticle.ts';
import { readWritten, type WrittenSource } from './writtenReader.ts';

export type Written = WrittenSource & { article: WrittenArticle };

/** Makes drafts of written articles, all or none of them, in one transaction. A section that is not known falls to the paper's first. */
export function importAllWritten(
  actor: AnyActor,
  written: Written[],
  sections: Sections,
): Promise<Imported[]> {
  const articles = written.map(({ article, ...source }) => readWritten(article, source));
  return importWire(actor, importOrderOf(articles, sections));
}
