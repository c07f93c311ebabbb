/** The header in which the answer about a session names the database that gave it. */
export const DATABASE_HEADER = 'X-Copydesk-Database';

/** Bytes of one Yjs update; a whole long story with its pictures is a tenth of this. */
export const MAX_UPDATE_BYTES = 4 * 1024 * 1024;

/**
 * Bytes of a draft's Yjs state. The longest story that can be released takes a tenth of this, with years of changes; past
 * it a draft takes deletions only.
 */
export const MAX_DRAFT_BYTES = 32 * 1024 * 1024;

/**
 * Bytes of text that one paste, drop or other single change may bring into a draft: small enough for its Yjs update to
 * stay under MAX_UPDATE_BYTES, whatever the text is made of.
 */
export const MAX_INSERT_BYTES = 1024 * 1024;

/**
 * Why the collaboration socket refuses a client, and the WebSocket close code that says so. All but `unavailable` hold
 * until a person does something; `unavailable` is tried again.
 */
export const COLLAB_CLOSE_CODES = {
  'not-signed-in': 4401,
  'not-allowed': 4403,
  'not-found': 4404,
  /** The article is in the bin. */
  deleted: 4420,
  /** The session belongs to another user than the one for whom the page was made. */
  'other-user': 4405,
  /** The page was made from another database than the one behind the server now. */
  'other-database': 4406,
  /** The update builds on changes that this database never had. */
  'other-history': 4409,
  'client-old': 4410,
  'too-large': 4413,
  /** The update cannot be read or stored. */
  unfit: 4422,
  unavailable: 4503,
} as const;

export type CollabRefusal = keyof typeof COLLAB_CLOSE_CODES;

/** The code with which `ws` closes a socket whose message is longer than its limit. */
export const MESSAGE_TOO_BIG_CODE = 1009;

export function collabRefusalOf(closeCode: number): CollabRefusal | undefined {
  if (closeCode === MESSAGE_TOO_BIG_CODE) return 'too-large';
  const names = Object.keys(COLLAB_CLOSE_CODES) as CollabRefusal[];
  return names.find((name) => COLLAB_CLOSE_CODES[name] === closeCode);
}

export const isCollabRefusal = (reason: string): reason is CollabRefusal =>
  Object.hasOwn(COLLAB_CLOSE_CODES, reason);

/** What an editor says of itself when it connects; sent as JSON in place of a token. */
export type CollabHello = {
  schemaVersion: number;
  /** the id of the database from which the page was made */
  database: string;
  /** the user for whom the page was made */
  userId: number;
  /** it only looks, from a release page: an update from it is refused */
  isReviewing?: boolean;
};
