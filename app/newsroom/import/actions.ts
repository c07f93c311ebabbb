'use server';
import { z } from 'zod';
import { answerAs } from '#app/answerAs';
import { confirmed } from '#app/confirmedAction';
import type { Confirmation } from '#contracts/confirmation';
import { release } from '#editorial/article/releasing';
import { confirmable, confirmationOfPart } from '#editorial/confirmation/confirmationSchema';
import { articleId } from '#editorial/orders';
import { allow } from '#editorial/policy';
import { Refusal } from '#editorial/refusal';
import { type ImportOrder, importWire } from '#editorial/wire/importing';
import { findDuplicates } from '#editorial/wire/recognising';
import { readWireText } from '#editorial/wire/wireText';

export async function readCopy(copy: string) {
  return answerAs(async (actor) => {
    allow(actor, 'article.import');
    if (typeof copy !== 'string') throw new Refusal('malformed');
    const understood = readWireText(copy);
    return { ...understood, duplicates: await findDuplicates(actor, understood.articles) };
  });
}

export async function createDrafts(order: ImportOrder) {
  return answerAs((actor) => importWire(actor, order));
}

const importedOrder = z.object({ articleId, ...confirmable });

/**
 * Releases one of the imported articles like any other. One form releases all of them: each has its own `decidedOn`,
 * and a request key made from the form's.
 */
export async function releaseImported(id: number, reviewed: string, given: Confirmation) {
  return answerAs((actor) => {
    const { articleId, confirmation } = importedOrder.parse(
      confirmed({ articleId: id, confirmation: given }),
    );
    return release(actor, {
      articleId,
      reviewed,
      confirmation: confirmation && confirmationOfPart(confirmation, `article/${articleId}`),
    });
  });
}
