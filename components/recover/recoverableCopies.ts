import { type DraftContent, draftOf, readDraft } from '#body/draftDocument.ts';
import { UpdateCoverage } from '#body/updateCoverage.ts';
import type { CopyDatabase } from '../localCopies/copyDatabase.ts';
import {
  type CopyOwner,
  type CopyRecord,
  type SetAsideReason,
  standingOf,
} from '../localCopies/copyRecord.ts';
import { deleteCopiesWhere, listCopies, markSaved, readCopy } from '../localCopies/draftCopies.ts';
import { convertEarlierCopy, listEarlierCopies } from '../localCopies/earlierCopies.ts';
import type { RecoverActs } from './recoverActs.ts';

export type RecoverReason = SetAsideReason | 'other-database' | 'not-sent' | 'article-gone';

/** Text that is on this device and not in its draft. */
export type RecoverableText = {
  key: string;
  articleId: number;
  reason: RecoverReason;
  content: DraftContent;
  /** milliseconds since 1970 */
  at: number;
  /** the copy that holds it; null while only this page does */
  copy: string | null;
};

export type Recoverables = {
  texts: RecoverableText[];
  /** copies of other people's with words that were not saved */
  foreign: number;
};

/** Copies that one request compares with the server. */
const COMPARED_AT_ONCE = 10;
/** Milliseconds for which a copy of a draft that is saved is kept after its last change. */
const MAX_SAVED_AGE_MS = 30 * 24 * 60 * 60 * 1000;

/** This person's texts of one article that may not be merged into its draft. */
export async function recoverablesOf(
  database: CopyDatabase,
  owner: CopyOwner,
  articleId: number,
): Promise<Recoverables> {
  const all = await listCopies(database);
  const own = all.filter((copy) => copy.articleId === articleId && standingOf(copy, owner) === 'recoverable');
  return { texts: await readTexts(database, own, (copy) => reasonOf(copy, owner)), foreign: 0 };
}

/**
 * This person's texts of all articles. Unsent copies are compared with the drafts first: the server may have saved one and
 * the tab was closed before the acknowledgement came.
 */
export async function allRecoverables(
  database: CopyDatabase,
  owner: CopyOwner,
  compare: RecoverActs['compare'],
): Promise<Recoverables> {
  const all = await pruneCopies(database, await listCopies(database));
  const own = all.filter((copy) => standingOf(copy, owner) === 'recoverable');
  const unsent = all.filter((copy) => standingOf(copy, owner) === 'mergeable' && copy.pending);
  const compared = new Map<CopyRecord, RecoverReason>();
  for (let at = 0; at < unsent.length; at += COMPARED_AT_ONCE)
    for (const [copy, reason] of await compareCopies(
      database,
      unsent.slice(at, at + COMPARED_AT_ONCE),
      compare,
    ))
      compared.set(copy, reason);
  const texts = [
    ...(await readTexts(database, own, (copy) => reasonOf(copy, owner))),
    ...(await readTexts(database, [...compared.keys()], (copy) => compared.get(copy) ?? 'not-sent')),
  ];
  const foreign = all.filter((copy) => standingOf(copy, owner) === 'foreign' && copy.pending).length;
  return { texts: texts.sort((one, other) => other.at - one.at), foreign };
}

/** Deletes copies that are saved and old: else a browser would keep every story that it ever opened. */
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
    const read = await readCopy(database, copy.name);
    if (!read) continue;
    texts.push({
      key: copy.name,
      articleId: copy.articleId,
      reason: reason(copy),
      content: readDraft(draftOf(read.update)),
      at: read.record.changedAt,
      copy: copy.name,
    });
  }
  return texts;
}

/** Which copies hold what their drafts do not, and why. */
async function compareCopies(
  database: CopyDatabase,
  copies: CopyRecord[],
  compare: RecoverActs['compare'],
): Promise<Map<CopyRecord, RecoverReason>> {
  const missing = new Map<CopyRecord, RecoverReason>();
  if (copies.length === 0) return missing;
  const reads = await Promise.all(copies.map(({ name }) => readCopy(database, name)));
  const asked = copies.flatMap((copy, at) => {
    const read = reads[at];
    return read
      ? [{ copy, read: read.record, held: base64(UpdateCoverage.ofUpdate(read.update).encode()) }]
      : [];
  });
  const answer = await compare({
    copies: asked.map(({ copy, held }) => ({ articleId: copy.articleId, held })),
  }).catch(() => undefined);
  for (const [at, { copy, read }] of asked.entries()) {
    const found = answer?.ok ? answer.value[at] : 'not-in-draft';
    if (found === 'article-gone') missing.set(copy, 'article-gone');
    else if (found === 'not-in-draft') missing.set(copy, 'not-sent');
    else await markSaved(database, read).catch(() => {});
  }
  return missing;
}

/**
 * Makes copies of this version of what earlier versions kept and drafts lack.
 * @returns whether there is more to recover now
 */
export async function convertEarlierCopies(
  database: CopyDatabase,
  compare: RecoverActs['compare'],
): Promise<boolean> {
  let hasMore = false;
  for (const articleId of await listEarlierCopies()) {
    const isInDraft = async (held: UpdateCoverage) => {
      const answer = await compare({ copies: [{ articleId, held: base64(held.encode()) }] });
      if (!answer.ok) throw new Error(answer.refused); // it stays as it is, for another visit
      return answer.value[0] === 'in-draft';
    };
    if (await convertEarlierCopy(database, articleId, isInDraft).catch(() => false)) hasMore = true;
  }
  return hasMore;
}

function base64(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
}
