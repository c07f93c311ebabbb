/** The user and the database that a page was made for. They decide which copies it may read. */
export type CopyOwner = { database: string; userId: number; email: string };

/** Why a copy must not be merged into its draft. */
export type SetAsideReason =
  /** the server lacks changes that were acknowledged: its database was restored or copied */
  | 'other-history'
  | 'too-large'
  | 'unfit'
  /** created by an earlier version of Copydesk, which recorded neither database nor user */
  | 'earlier-version';

/** The browser's record of one copy of a draft; the text is in the copy's updates. */
export type CopyRecord = CopyOwner & {
  /** names the database, user, article and editing session: two sessions never share a copy */
  name: string;
  articleId: number;
  headline: string;
  /** the encoded `UpdateCoverage` of the changes in this copy that the server has acknowledged */
  acknowledged: Uint8Array;
  /** whether the copy contains changes that the server has not acknowledged */
  pending: boolean;
  setAside: SetAsideReason | null;
  /** milliseconds since 1970 */
  changedAt: number;
};

export const copyName = ({ database, userId }: CopyOwner, articleId: number, session: string): string =>
  `${database}/${userId}/${articleId}/${session}`;

export type CopyStanding =
  /** may be merged into the article's draft if the server has all acknowledged changes */
  | 'mergeable'
  /** of the same person; *Recover* offers it */
  | 'recoverable'
  /** of another person; its content is not read */
  | 'foreign';

/**
 * What a page of `owner` may do with a copy. User ids are valid within one database only; across databases the e-mail
 * address identifies the person. The owner of an earlier version's copy is unknown: like drafts, all staff may see it.
 */
export function standingOf(copy: CopyRecord, owner: CopyOwner): CopyStanding {
  if (copy.setAside === 'earlier-version') return 'recoverable';
  if (copy.database !== owner.database)
    return copy.email.toLowerCase() === owner.email.toLowerCase() ? 'recoverable' : 'foreign';
  if (copy.userId !== owner.userId) return 'foreign';
  return copy.setAside ? 'recoverable' : 'mergeable';
}
