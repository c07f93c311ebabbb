import * as Y from 'yjs';
import { schemaVersion as currentVersion } from '#body/bodySchema.ts';
import type { Body } from '#body/bodyTypes.ts';
import { checkBody, checkLine } from '#body/checkBody.ts';
import { type DraftChange, draftUpdateWith } from '#body/draftDocument.ts';
import { MAX_DRAFT_BYTES, MAX_UPDATE_BYTES } from '#contracts/collaboration.ts';
import { type Database, inTransaction, staff, type Transaction } from '#db/pools.ts';
import { eq } from '#db/query.ts';
import { article } from '#db/schema/articles.ts';
import type { ArticleId } from '#db/schema/ids.ts';
import type { AnyActor } from '#editorial/access/actor.ts';
import { allow } from '#editorial/access/policy.ts';
import { Refusal } from '#editorial/access/refusal.ts';
import { record } from '#editorial/audit/auditRecord.ts';
import { deriveDraft } from './derivedColumns.ts';
import { insertIntoLog, type LogEntry } from './draftLog.ts';
import { upgradeDraft } from './draftUpgrades.ts';
import { keepVersion } from './keepingVersions.ts';
import { loadDraft } from './loadedDraft.ts';

export type AppendToDraftOrder = Omit<LogEntry, 'actor'> & {
  /** `article.suggest` for an update that has been checked to contain nothing but suggestions. Default: `article.edit` */
  act?: 'article.edit' | 'article.suggest';
  /** whether this begins an editing session: audit events name sessions, not keystrokes */
  begins?: boolean;
  /** the node that applies the update itself and needs no notification */
  node?: string;
};

/**
 * Appends one Yjs update to the log and returns its row id after the commit: *Saved* is shown only then. Appends to one
 * article are serialized, so that rows are numbered in the order of their commits. @throws {Refusal} `not-allowed`,
 * `only-suggests`, `not-found`, `in-bin`, `client-old`, `malformed`, `text-long`
 */
export async function appendToDraft(actor: AnyActor, order: AppendToDraftOrder): Promise<number> {
  checkAppend(actor, order);
  if (!order.begins) return insert(staff(), actor, order);
  return inTransaction(async (tx) => {
    const id = await insert(tx, actor, order);
    await record(tx, actor, order.act ?? 'article.edit', { is: 'article', id: order.articleId });
    return id;
  });
}

/**
 * Checks an update before it is appended: permission, size, and that it can be decoded, because a truncated one in the
 * log would make the whole draft unreadable. @throws {Refusal} `not-allowed`, `only-suggests`, `text-long`,
 * `malformed`
 */
export function checkAppend(actor: AnyActor, { update, act = 'article.edit' }: AppendToDraftOrder): void {
  allow(actor, act);
  if (update.byteLength > MAX_UPDATE_BYTES) throw new Refusal('text-long', { max: MAX_UPDATE_BYTES });
  try {
    Y.decodeUpdate(update);
  } catch {
    throw new Refusal('malformed');
  }
}

async function insert(
  db: Transaction | Database,
  actor: AnyActor,
  order: AppendToDraftOrder,
): Promise<number> {
  const [id] = await insertIntoLog(db, [{ actor, ...order }], order);
  if (id === undefined) throw await refusalOf(db, order.articleId);
  return id;
}

/** Why an insert into the log of this article was not accepted. */
async function refusalOf(db: Pick<Transaction, 'select'>, articleId: ArticleId): Promise<Refusal> {
  const [present] = await db
    .select({ deletedAt: article.deletedAt })
    .from(article)
    .where(eq(article.id, articleId));
  if (!present) return new Refusal('not-found');
  return new Refusal(present.deletedAt ? 'in-bin' : 'client-old');
}

export type EditOrder = { articleId: ArticleId; headline?: string; standfirst?: string; body?: unknown };

/**
 * Changes a draft by a forward edit, which keeps what others type at the same time. Before the API or Copydesk itself
 * changes the body of a draft that is not blank, the text is kept as a version. @throws {Refusal} `text-unfit`,
 * `body-unfit`, `text-long` and those of `appendToDraft`
 */
export async function editDraft(actor: AnyActor, order: EditOrder): Promise<void> {
  allow(actor, 'article.edit');
  const { articleId, headline, standfirst, body } = order;
  const change: DraftChange = {
    ...(headline !== undefined && { headline: fitLine(headline) }),
    ...(standfirst !== undefined && { standfirst: fitLine(standfirst) }),
    ...(body !== undefined && { body: fitBody(body) }),
  };
  await upgradeDraft(articleId);
  const loaded = await loadDraft(articleId);
  const { state } = loaded;
  const update = draftUpdateWith(state, change);
  if (!update) return;
  if (state.byteLength + update.byteLength > MAX_DRAFT_BYTES)
    throw new Refusal('text-long', { max: MAX_DRAFT_BYTES });
  if (change.body && (actor.id === null || actor.token) && !isBlankDraft(state))
    await inTransaction((tx) => keepVersion(tx, { articleId, reason: 'before-edit', loaded }));
  await appendToDraft(actor, { articleId, update, schemaVersion: currentVersion, begins: true });
  await deriveDraft(articleId);
}

const BLANK: DraftChange = {
  headline: '',
  standfirst: '',
  body: { type: 'doc', content: [{ type: 'paragraph' }] },
};

const isBlankDraft = (state: Uint8Array): boolean => draftUpdateWith(state, BLANK) === undefined;

/** @throws {Refusal} `text-unfit` */
export function fitLine(text: string): string {
  const checked = checkLine(text);
  if (!checked.fit) throw new Refusal('text-unfit', { problem: checked.problem });
  return checked.line;
}

/** @throws {Refusal} `body-unfit` */
export function fitBody(body: unknown): Body {
  const checked = checkBody(body);
  if (!checked.fit) throw new Refusal('body-unfit', { problem: checked.problem });
  return checked.body;
}
