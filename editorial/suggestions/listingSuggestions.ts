import { type DraftField, draftOf } from '#body/draftDocument.ts';
import type { DraftSuggestion, SuggestionPart } from '#body/suggestions/suggestionList.ts';
import { staff } from '#db/pools.ts';
import { asc, desc, eq, inArray, sql } from '#db/query.ts';
import type { ArticleId, UserId } from '#db/schema/ids.ts';
import { user } from '#db/schema/people.ts';
import { suggestion, suggestionReply } from '#db/schema/suggestions.ts';
import type { AnyActor } from '#editorial/access/actor.ts';
import { allow } from '#editorial/access/policy.ts';
import { loadDraftNotInBin } from '#editorial/drafts/loadedDraft.ts';
import { suggestionsOf } from './suggestedDraft.ts';

export type ListedReply = {
  id: number;
  author: { id: UserId; name: string };
  text: string;
  /** ISO 8601 */
  at: string;
};

export type ListedSuggestion = {
  id: string;
  /** null: Copydesk itself */
  author: { id: UserId; name: string } | null;
  isOwn: boolean;
  /** ISO 8601 */
  at: string;
  /** `gone`: nobody resolved it, but the draft contains it no more, because its text was deleted */
  state: 'open' | 'accepted' | 'rejected' | 'gone';
  /** null: it is closed */
  field: DraftField | null;
  /** of a closed suggestion: the most that it proposed, with shortened texts */
  parts: SuggestionPart[];
  resolved: { by: string | null; at: string } | null;
  replies: ListedReply[];
};

export type SuggestionsOfArticle = {
  /** in the order of the text */
  open: ListedSuggestion[];
  /** the latest first */
  closed: ListedSuggestion[];
};

/** Maximum closed suggestions in a list. */
const MAX_CLOSED = 100;
/** Maximum characters of each text that a closed suggestion proposed. */
const MAX_CLOSED_TEXT = 2_000;

/**
 * The suggestions of an article. The draft's document decides which are open: undoing can bring one back that was closed.
 * @throws {Refusal} `not-found`, `in-bin`, `draft-unreadable`
 */
export async function listSuggestions(actor: AnyActor, articleId: ArticleId): Promise<SuggestionsOfArticle> {
  allow(actor, 'suggestion.read');
  const { state } = await loadDraftNotInBin(articleId);
  const present = suggestionsOf(draftOf(state));
  const rows = await readRows(articleId);
  const ids = new Set(present.map(({ id }) => id));
  const closedRows = rows.filter(({ id, text }) => !ids.has(id) && Array.isArray(text)).slice(0, MAX_CLOSED);
  const replies = await readReplies([...ids, ...closedRows.map(({ id }) => id)]);
  const byId = new Map(rows.map((row) => [row.id, row]));
  const listed = (id: string, row: SuggestionRow | undefined) => ({
    id,
    author: row?.authorId && row.author !== null ? { id: row.authorId, name: row.author } : null,
    isOwn: row !== undefined && row.authorId === actor.id,
    at: (row?.createdAt ?? new Date()).toISOString(),
    replies: replies.get(id) ?? [],
  });
  return {
    open: present.map(({ id, field, parts }: DraftSuggestion) => ({
      ...listed(id, byId.get(id)),
      state: 'open',
      field,
      parts,
      resolved: null,
    })),
    closed: closedRows.map((row) => ({
      ...listed(row.id, row),
      state: row.state === 'open' ? 'gone' : row.state,
      field: null,
      parts: (row.text as SuggestionPart[]).map(shortened),
      resolved: row.resolvedAt && { by: row.resolver, at: row.resolvedAt.toISOString() },
    })),
  };
}

const shortened = (part: SuggestionPart): SuggestionPart =>
  'text' in part ? { ...part, text: part.text.slice(0, MAX_CLOSED_TEXT) } : part;

type SuggestionRow = Awaited<ReturnType<typeof readRows>>[number];

function readRows(articleId: ArticleId) {
  return staff()
    .select({
      id: suggestion.id,
      authorId: suggestion.createdBy,
      author: user.name,
      createdAt: suggestion.createdAt,
      state: suggestion.state,
      text: suggestion.text,
      resolvedAt: suggestion.resolvedAt,
      resolver: sql<string | null>`(select name from ${user} r where r.id = ${suggestion.resolvedBy})`,
    })
    .from(suggestion)
    .leftJoin(user, eq(user.id, suggestion.createdBy))
    .where(eq(suggestion.articleId, articleId))
    .orderBy(desc(sql`coalesce(${suggestion.resolvedAt}, ${suggestion.createdAt})`), suggestion.id);
}

async function readReplies(ids: string[]): Promise<Map<string, ListedReply[]>> {
  if (ids.length === 0) return new Map();
  const rows = await staff()
    .select({
      suggestionId: suggestionReply.suggestionId,
      id: suggestionReply.id,
      author: { id: user.id, name: user.name },
      text: suggestionReply.text,
      at: suggestionReply.at,
    })
    .from(suggestionReply)
    .innerJoin(user, eq(user.id, suggestionReply.author))
    .where(inArray(suggestionReply.suggestionId, ids))
    .orderBy(asc(suggestionReply.id));
  const replies = new Map<string, ListedReply[]>();
  for (const { suggestionId, at, ...reply } of rows)
    replies.set(suggestionId, [...(replies.get(suggestionId) ?? []), { ...reply, at: at.toISOString() }]);
  return replies;
}
