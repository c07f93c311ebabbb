import { UpdateCoverage } from '#body/updateCoverage.ts';
import type { ActAnswer } from '#components/ui/useRefusal.ts';
import type {
  CompareCopiesOrder,
  ComparedCopy,
  RecoverDraftOrder,
} from '#editorial/drafts/recoveringDrafts.ts';
import type { CopyDatabase } from '../localCopies/copyDatabase.ts';
import type { CopyRecord } from '../localCopies/copyRecord.ts';
import { markSaved, readCopy } from '../localCopies/draftCopies.ts';
import { convertEarlierCopy, listEarlierCopies } from '../localCopies/earlierCopies.ts';

/** The server actions of *Recover*; the page passes them in. */
export type RecoverActs = {
  compare(order: CompareCopiesOrder): Promise<ActAnswer<ComparedCopy[]>>;
  createDraft(order: RecoverDraftOrder): Promise<ActAnswer<{ articleId: number }>>;
};

/** Maximum copies that one request compares. */
const MAX_COMPARED = 10;

/** The copies with content that their drafts lack, each with the reason. Marks the others as saved. */
export async function findMissing(
  database: CopyDatabase,
  copies: CopyRecord[],
  compare: RecoverActs['compare'],
): Promise<Map<CopyRecord, 'article-gone' | 'not-sent'>> {
  const missing = new Map<CopyRecord, 'article-gone' | 'not-sent'>();
  for (let at = 0; at < copies.length; at += MAX_COMPARED) {
    const part = copies.slice(at, at + MAX_COMPARED);
    const reads = await Promise.all(part.map(({ name }) => readCopy(database, name)));
    const compared = part.flatMap((copy, index) => {
      const read = reads[index];
      return read ? [{ copy, record: read.record, held: encoded(UpdateCoverage.ofUpdate(read.update)) }] : [];
    });
    const order = { copies: compared.map(({ copy, held }) => ({ articleId: copy.articleId, held })) };
    const answer = await compare(order).catch(() => undefined);
    for (const [index, { copy, record }] of compared.entries()) {
      const result = answer?.ok ? answer.value[index] : 'not-in-draft';
      if (result === 'article-gone') missing.set(copy, 'article-gone');
      else if (result === 'not-in-draft') missing.set(copy, 'not-sent');
      else await markSaved(database, record).catch(() => {});
    }
  }
  return missing;
}

/**
 * Converts the copies of earlier versions to copies of this version, where drafts lack their content.
 * @returns whether there is more to recover now
 */
export async function convertEarlierCopies(database: CopyDatabase, compare: RecoverActs['compare']) {
  let hasMore = false;
  for (const articleId of await listEarlierCopies()) {
    const isInDraft = async (held: UpdateCoverage) => {
      const answer = await compare({ copies: [{ articleId, held: encoded(held) }] });
      if (!answer.ok) throw new Error(answer.refused); // the copy stays unchanged until a later visit
      return answer.value[0] === 'in-draft';
    };
    if (await convertEarlierCopy(database, articleId, isInDraft).catch(() => false)) hasMore = true;
  }
  return hasMore;
}

/** A coverage in base64. */
function encoded(coverage: UpdateCoverage): string {
  let binary = '';
  for (const byte of coverage.encode()) binary += String.fromCharCode(byte);
  return btoa(binary);
}
