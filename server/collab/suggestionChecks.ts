import type { Document } from '@hocuspocus/server';
import * as Y from 'yjs';
import { SuggestionGuard } from '#body/suggestions/suggestionGuard.ts';
import type { ArticleId, UserId } from '#db/schema/ids.ts';
import type { Actor } from '#editorial/access/actor.ts';
import { containsSuggestions, mentionedSuggestions } from '#editorial/suggestions/mentionedSuggestions.ts';
import { readSuggestionAuthors } from '#editorial/suggestions/suggestionAuthors.ts';
import { AdmissionDenied, articleNamed, orUnavailable } from './socketAdmission.ts';

/** A guard of an open draft, with the authors of the draft's suggestions. */
type Guarded = {
  guard: SuggestionGuard;
  authors: Map<string, UserId | null>;
  follow(update: Uint8Array): void;
};

const guards = new WeakMap<Document, Guarded>();
const withSuggestions = new WeakMap<Document, boolean>();

/**
 * Refuses an update that puts words into another person's suggestion, or that changes text although the person can only
 * suggest. Drafts without suggestions cost only the search for an id in the update.
 *
 * @returns an update to store with it, if Yjs has included text in a proposal by mistake (see `strayTexts`)
 * @throws {AdmissionDenied} `suggestion-of-others`, `only-suggests`, `unfit`, `unavailable`
 */
export async function checkSuggestions(
  document: Document,
  update: Uint8Array,
  actor: Actor,
): Promise<Uint8Array | undefined> {
  const mentioned = mentionedSuggestions(update);
  if (mentioned.length === 0 && !actor.canOnlySuggest && !hasSuggestions(document)) return undefined;
  const guarded = guardOf(document);
  await orUnavailable(loadAuthors(guarded, articleNamed(document.name), mentioned));
  const { guard, authors } = guarded;
  // A suggestion without a row is new, and its row will name this person.
  const isForeign = (id: string) => authors.has(id) && authors.get(id) !== actor.id;
  const author = { key: actor.id, isForeign, canOnlySuggest: actor.canOnlySuggest === true };
  const problem = problemOf(guard, update, author);
  if (problem) {
    dropSuggestionGuard(document);
    throw new AdmissionDenied(problem);
  }
  for (const id of mentioned) if (!authors.has(id)) authors.set(id, actor.id);
  return guard.takeRepair();
}

function problemOf(guard: SuggestionGuard, ...order: Parameters<SuggestionGuard['problemOf']>) {
  const [update, author] = order;
  try {
    return guard.problemOf(update, author);
  } catch {
    return 'unfit'; // Yjs types that no editor writes
  }
}

/** Forgets the copy of a draft, which may contain an update that was not stored. The next check makes a new one. */
export function dropSuggestionGuard(document: Document): void {
  const guarded = guards.get(document);
  if (guarded) document.off('update', guarded.follow);
  guards.delete(document);
}

function guardOf(document: Document): Guarded {
  const known = guards.get(document);
  if (known) return known;
  const guard = new SuggestionGuard(Y.encodeStateAsUpdate(document));
  const guarded = { guard, authors: new Map(), follow: (update: Uint8Array) => guard.follow(update) };
  document.on('update', guarded.follow);
  guards.set(document, guarded);
  return guarded;
}

/** Loads the authors of all suggestions that the draft contains or the update mentions. Those without a row are new. */
async function loadAuthors(
  { guard, authors }: Guarded,
  articleId: ArticleId,
  mentioned: string[],
): Promise<void> {
  const unknown = () => [...guard.suggestions(), ...mentioned].filter((id) => !authors.has(id));
  let missing = unknown();
  while (missing.length > 0) {
    for (const { id, author, parts } of await readSuggestionAuthors(articleId, missing)) {
      if (!authors.has(id)) guard.remember(id, parts);
      authors.set(id, author);
    }
    // Meanwhile the document may have received suggestions from another node.
    const asked = new Set(missing);
    missing = unknown().filter((id) => !asked.has(id));
  }
}

function hasSuggestions(document: Document): boolean {
  const known = withSuggestions.get(document);
  if (known !== undefined) return known;
  withSuggestions.set(document, containsSuggestions(document));
  document.on('update', (update: Uint8Array) => {
    if (mentionedSuggestions(update).length > 0) withSuggestions.set(document, true);
  });
  return hasSuggestions(document);
}
