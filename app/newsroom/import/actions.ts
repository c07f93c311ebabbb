'use server';
import { z } from 'zod';
import { action, runActionAs } from '#app/_staff/action.ts';
import { confirmed } from '#app/_staff/confirmedAction.ts';
import type { Confirmation } from '#contracts/confirmation.ts';
import type { Actor } from '#editorial/access/actor.ts';
import { allow } from '#editorial/access/policy.ts';
import { Refusal } from '#editorial/access/refusal.ts';
import { confirmable, confirmationOfPart } from '#editorial/confirmation/confirmationSchema.ts';
import { readImportedCopy } from '#editorial/import/copyReader.ts';
import { findDuplicates } from '#editorial/import/duplicateImports.ts';
import { importWire } from '#editorial/import/importingCopy.ts';
import type { ImportOrder } from '#editorial/import/importOrder.ts';
import { readSections } from '#editorial/import/sectionsByName.ts';
import { sectionsOf } from '#editorial/import/storyImportOrder.ts';
import { articleId } from '#editorial/inputSchemas.ts';
import { release } from '#editorial/releases/releasingArticles.ts';

export const readImport = action(async (actor: Actor, copy: string) => {
  allow(actor, 'article.import');
  if (typeof copy !== 'string') throw new Refusal('malformed');
  const { articles, problems } = readImportedCopy(copy);
  const filed = sectionsOf(articles, await readSections());
  return {
    articles: articles.map((article) => ({ ...article, sectionId: filed.get(article.key) ?? null })),
    problems,
    duplicates: await findDuplicates(actor, articles),
  };
});

export const createDrafts = action((actor: Actor, order: ImportOrder) => importWire(actor, order));

const importedOrder = z.object({ articleId, ...confirmable });

/**
 * Releases one of the imported articles like any other. One form releases all of them: each has its own `decidedOn`,
 * and a request key derived from the form's.
 */
export async function releaseImported(id: number, reviewed: string, received: Confirmation) {
  return runActionAs((actor) => {
    const { articleId, confirmation } = importedOrder.parse(
      confirmed({ articleId: id, confirmation: received }),
    );
    return release(actor, {
      articleId,
      reviewed,
      confirmation: confirmation && confirmationOfPart(confirmation, `article/${articleId}`),
    });
  });
}
