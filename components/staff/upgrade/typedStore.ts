import type { TypedField } from './typedFields.ts';

const NAME = 'copydesk-typed';
/** Milliseconds for which what was typed waits for its page: a reload, and signing in again. */
const LASTS_MS = 15 * 60_000;

type Stored = { at: number; path: string; owner: string; fields: TypedField[] };

const here = () => `${location.pathname}${location.search}`;

/** Keeps what was typed on this page for the reload, in this tab only. @returns whether there was room for it */
export function storeTyped(owner: string, fields: TypedField[]): boolean {
  try {
    sessionStorage.setItem(
      NAME,
      JSON.stringify({ at: Date.now(), path: here(), owner, fields } satisfies Stored),
    );
    return true;
  } catch {
    return fields.length === 0; // storage is full or refused
  }
}

/** What was typed on this page by this person before the reload; it is handed out once. */
export function takeTyped(owner: string): TypedField[] {
  try {
    const stored = JSON.parse(sessionStorage.getItem(NAME) ?? 'null') as Stored | null;
    if (!stored) return [];
    const isMine = stored.owner === owner && Date.now() - stored.at < LASTS_MS;
    if (isMine && stored.path !== here()) return []; // the page may still come, after a sign-in
    sessionStorage.removeItem(NAME);
    return isMine ? stored.fields : [];
  } catch {
    return [];
  }
}
