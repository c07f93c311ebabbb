import type { TypedField } from './typedFields.ts';

const NAME = 'copydesk-typed';
/** Milliseconds for which typed text is kept: enough for a reload and for signing in again. */
const MAX_AGE_MS = 15 * 60_000;

type Stored = { at: number; path: string; owner: string; fields: TypedField[] };

const pageAddress = () => `${location.pathname}${location.search}`;

/** Stores the text typed on this page for the reload, in this tab only. @returns whether there was room for it */
export function storeTyped(owner: string, fields: TypedField[]): boolean {
  try {
    const stored: Stored = { at: Date.now(), path: pageAddress(), owner, fields };
    sessionStorage.setItem(NAME, JSON.stringify(stored));
    return true;
  } catch {
    return fields.length === 0; // storage is full or refused
  }
}

/** Returns and deletes the text that this user typed on this page before the reload. */
export function takeTyped(owner: string): TypedField[] {
  try {
    const stored = JSON.parse(sessionStorage.getItem(NAME) ?? 'null') as Stored | null;
    if (!stored) return [];
    const isMine = stored.owner === owner && Date.now() - stored.at < MAX_AGE_MS;
    if (isMine && stored.path !== pageAddress()) return []; // its page may be opened after a sign-in
    sessionStorage.removeItem(NAME);
    return isMine ? stored.fields : [];
  } catch {
    return [];
  }
}
