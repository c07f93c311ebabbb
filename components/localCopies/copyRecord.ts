/** The user and the database that a page was made for. They decide which copies it may read. */
export type CopyOwner = { database: string; userId: number; email: string };

/** Refusals of a change: the text is set aside, and its author can go back to what was saved. */
export const changeRefusals = ['too-large', 'unfit', 'suggestion-of-others', 'only-suggests'] as const;
export type ChangeRefusal = (typeof changeRefusals)[number];

export const isChangeRefusal = (reason: string): reason is ChangeRefusal =>
  (changeRefusals as readonly string[]).includes(reason);

/** Why a copy must not be merged into its draft. */
export type SetAsideReason =
  | ChangeRefusal
  /** the server lacks changes that were acknowledged: its database was restored or copied */
  | 'other-history'
  /** created by an earlier version of Copydesk, which recorded neither database nor user */
  | 'earlier-version'
  /** written by an editor with an earlier schema: its changes may concern blocks that the draft no longer has */
  | 'earlier-schema';

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
  /** the schema of the editor that wrote it; absent before schema version 3 */
  schemaVersion?: number;
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
