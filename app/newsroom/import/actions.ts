'use server';
import { z } from 'zod';
import { runActionAs } from '#app/_staff/actionAs.ts';
import { confirmed } from '#app/_staff/confirmedAction.ts';
import type { Confirmation } from '#contracts/confirmation.ts';
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

export async function readImport(copy: string) {
  return runActionAs(async (actor) => {
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
}

export async function createDrafts(order: ImportOrder) {
  return runActionAs((actor) => importWire(actor, order));
}

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
