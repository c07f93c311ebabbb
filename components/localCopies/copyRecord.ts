/** The user and the database that a page was made for. They decide which copies it may read. */
export type CopyOwner = { database: string; userId: number; email: string };

/** Why a copy is never merged into its draft. */
export type SetAsideReason =
  /** the server lacks changes that were acknowledged: its database was restored or copied */
  | 'other-history'
  | 'too-large'
  | 'unfit'
  /** made by a version of Copydesk that recorded neither database nor user */
  | 'earlier-version';

/** What the browser keeps about one copy of a draft; the text itself is in the copy's updates. */
export type CopyRecord = CopyOwner & {
  /** database, user, article and editing session: no two sessions share a copy */
  name: string;
  articleId: number;
  headline: string;
  /** the encoded `UpdateCoverage` of what the server has acknowledged, as far as this copy holds it */
  acknowledged: Uint8Array;
  /** whether it holds changes that the server has not acknowledged */
  pending: boolean;
  setAside: SetAsideReason | null;
  /** milliseconds since 1970 */
  changedAt: number;
};

export function copyName({ database, userId }: CopyOwner, articleId: number, session: string): string {
  return `${database}/${userId}/${articleId}/${session}`;
}

export type CopyStanding =
  /** may be merged into the article's draft, if the server has all that was acknowledged to it */
  | 'mergeable'
  /** the same person's, to be offered in *Recover* */
  | 'recoverable'
  /** another person's: its content is not read */
  | 'foreign';

/**
 * What a page made for `owner` may do with a copy. User ids mean nothing in another database, so there a person is known
 * by e-mail address. Nobody knows whose a copy of an earlier version is; like the draft itself, all staff may see it.
 */
export function standingOf(copy: CopyRecord, owner: CopyOwner): CopyStanding {
  if (copy.setAside === 'earlier-version') return 'recoverable';
  if (copy.database !== owner.database)
    return copy.email.toLowerCase() === owner.email.toLowerCase() ? 'recoverable' : 'foreign';
  if (copy.userId !== owner.userId) return 'foreign';
  return copy.setAside ? 'recoverable' : 'mergeable';
}
