'use server';
import { answer } from '#app/answer';
import { requireActor } from '#app/currentActor';
import { release } from '#editorial/article/releasing';
import { articleId } from '#editorial/orders';
import { allow } from '#editorial/policy';
import { Refusal } from '#editorial/refusal';
import { type ImportOrder, importWire } from '#editorial/wire/importing';
import { readWire } from '#editorial/wire/reading';
import { findDuplicates } from '#editorial/wire/recognising';

export async function readCopy(copy: string) {
  const actor = await requireActor();
  return answer(async () => {
    allow(actor, 'article.import');
    if (typeof copy !== 'string') throw new Refusal('malformed');
    const understood = readWire(copy);
    return { ...understood, duplicates: await findDuplicates(actor, understood.articles) };
  });
}

export async function createDrafts(order: ImportOrder) {
  const actor = await requireActor();
  return answer(() => importWire(actor, order));
}

/** One of the imported articles, by the verb that releases any other. */
export async function releaseImported(id: number, draftUpto: number) {
  const actor = await requireActor();
  return answer(() => release(actor, { articleId: articleId.parse(id), draftUpto }));
}
