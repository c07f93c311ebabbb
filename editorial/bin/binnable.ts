import type { Transaction } from '#db/pools.ts';
import type { UserId } from '#db/schema/ids.ts';

/**
 * The kinds in the order of erasure: articles before pictures, so that the pictures of an erased article are unused.
 */
export const binSubjects = ['article', 'package', 'asset', 'section', 'topic'] as const;
export type BinSubject = (typeof binSubjects)[number];

/** One row that can be in the bin. */
export type Binnable = {
  id: number;
  /** the name shown to people; empty: it has no name yet */
  name: string;
  createdBy: UserId | null;
  deletedAt: Date | null;
};

type BinActs =
  /** the policy distinguishes whether the actor created it (`own`) or somebody else (`others`) */
  | { isPersonal: true; act: 'article.delete' | 'asset.delete' }
  | { isPersonal: false; act: 'package.delete' | 'section.delete' | 'topic.delete' };

/** How the bin reads, marks and erases one kind of subject. */
export type BinKind = BinActs & {
  /** Locks the row. */
  lock(tx: Transaction, id: number): Promise<Binnable | undefined>;
  /** @throws {Refusal} the reason why it cannot be deleted, with the places where it is used */
  refuseIfUsed(tx: Transaction, id: number): Promise<void>;
  /** Stores when and by whom it was deleted; null: it is restored. */
  mark(tx: Transaction, id: number, by: { id: UserId | null } | null): Promise<void>;
  /** Sends further notifications at commit, besides those of the audit event. */
  announce?(tx: Transaction, id: number): Promise<void>;
  /** Deletes the row and the rows that belong to it alone. */
  erase(tx: Transaction, id: number): Promise<void>;
};
