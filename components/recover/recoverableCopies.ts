import { type DraftContent, draftOf, readDraftWithProposals } from '#body/draftDocument.ts';
import type { CopyDatabase } from '../localCopies/copyDatabase.ts';
import { type CopyOwner, type CopyRecord, standingOf } from '../localCopies/copyRecord.ts';
import { isOfEarlierSchema } from '../localCopies/copySchema.ts';
import { deleteCopiesWhere, listCopies, readCopy } from '../localCopies/draftCopies.ts';
import { findMissing, type RecoverActs } from './copyComparison.ts';

export type RecoverReason =
  | NonNullable<CopyRecord['setAside']>
  | 'other-database'
  | 'not-sent'
  | 'article-gone';

/** Text that is on this device and not in its draft. */
export type RecoverableText = {
  key: string;
  articleId: number;
  reason: RecoverReason;
  content: DraftContent;
  /** milliseconds since 1970 */
  at: number;
  /** the copy that contains it; null while it is on this page only */
  copy: string | null;
};

export type Recoverables = {
  texts: RecoverableText[];
  /** number of other people's copies with text that was not saved */
  foreign: number;
};

/** Milliseconds after its last change until the copy of a saved draft is deleted. */
const MAX_SAVED_AGE_MS = 30 * 24 * 60 * 60 * 1000;

/** The user's texts of one article that may not be merged into its draft. */
export async function recoverablesOf(database: CopyDatabase, owner: CopyOwner, articleId: number) {
  const all = await listCopies(database);
  const copies = all.filter(
    (copy) => copy.articleId === articleId && standingOf(copy, owner) === 'recoverable',
  );
  return { texts: await readTexts(database, copies, (copy) => reasonOf(copy, owner)), foreign: 0 };
}

/**
 * The user's texts of all articles. Unsent copies are compared with the drafts first: the server may have saved one before
 * the tab was closed, without the acknowledgement arriving.
 */
export async function allRecoverables(
  database: CopyDatabase,
  owner: CopyOwner,
  compare: RecoverActs['compare'],
): Promise<Recoverables> {
  const all = await pruneCopies(database, await listCopies(database));
  const byStanding = Map.groupBy(all, (copy) => standingOf(copy, owner));
  const pendingOf = (standing: 'mergeable' | 'foreign') =>
    (byStanding.get(standing) ?? []).filter(({ pending }) => pending);
  const missing = await findMissing(database, pendingOf('mergeable'), compare);
  const copies = [...(byStanding.get('recoverable') ?? []), ...missing.keys()];
  const texts = await readTexts(database, copies, (copy) => {
    const reason = missing.get(copy) ?? reasonOf(copy, owner);
    return reason === 'not-sent' && isOfEarlierSchema(copy) ? 'earlier-schema' : reason;
  });
  return { texts: texts.sort((a, b) => b.at - a.at), foreign: pendingOf('foreign').length };
}

/** Deletes copies that are saved and old. Without this a browser would keep every article that it ever opened. */
async function pruneCopies(database: CopyDatabase, all: CopyRecord[]): Promise<CopyRecord[]> {
  const oldest = Date.now() - MAX_SAVED_AGE_MS;
  const isOld = (copy: CopyRecord) => !copy.pending && !copy.setAside && copy.changedAt < oldest;
  if (all.some(isOld)) await deleteCopiesWhere(database, isOld);
  return all.filter((copy) => !isOld(copy));
}

const reasonOf = (copy: CopyRecord, owner: CopyOwner): RecoverReason =>
  copy.setAside ?? (copy.database === owner.database ? 'other-history' : 'other-database');

async function readTexts(
  database: CopyDatabase,
  copies: CopyRecord[],
  reason: (copy: CopyRecord) => RecoverReason,
): Promise<RecoverableText[]> {
  const texts: RecoverableText[] = [];
  for (const copy of copies) {
    const { name, articleId } = copy;
    const read = await readCopy(database, name);
    if (!read) continue;
    const { record, update } = read;
    const content = readDraftWithProposals(draftOf(update));
    texts.push({ key: name, articleId, reason: reason(copy), content, at: record.changedAt, copy: name });
  }
  return texts;
}
