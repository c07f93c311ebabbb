/** The response header in which the session endpoint names the database behind it. */
export const DATABASE_HEADER = 'X-Copydesk-Database';

/** Maximum bytes of one Yjs update; a long story with its pictures takes a tenth of this. */
export const MAX_UPDATE_BYTES = 4 * 1024 * 1024;

/**
 * Maximum bytes of a draft's Yjs state. The longest story that can be released takes a tenth of this, with years of
 * changes. A larger draft accepts deletions only.
 */
export const MAX_DRAFT_BYTES = 32 * 1024 * 1024;

/**
 * Maximum bytes of text that one paste, drop or other single change may add to a draft: its Yjs update then stays under
 * MAX_UPDATE_BYTES, whatever the text is.
 */
export const MAX_INSERT_BYTES = 1024 * 1024;

/**
 * Reasons for which the collaboration server refuses a client, with the WebSocket close code of each. The client
 * retries after `unavailable`; the others last until a person acts.
 */
export const COLLAB_CLOSE_CODES = {
  'not-signed-in': 4401,
  'not-allowed': 4403,
  'not-found': 4404,
  /** The article is in the bin. */
  deleted: 4420,
  /** The session belongs to another user than the page. */
  'other-user': 4405,
  /** The page was rendered from another database than the server now uses. */
  'other-database': 4406,
  /** The update depends on changes that this database never had. */
  'other-history': 4409,
  'client-old': 4410,
  'too-large': 4413,
  /** The update cannot be parsed or stored. */
  unfit: 4422,
  /** The update adds to a suggestion of another person. */
  'suggestion-of-others': 4423,
  /** The update changes text, but its user can only suggest. */
  'only-suggests': 4424,
  unavailable: 4503,
} as const;

export type CollabRefusal = keyof typeof COLLAB_CLOSE_CODES;

/** The code with which `ws` closes a socket after a message that exceeds its limit. */
export const MESSAGE_TOO_BIG_CODE = 1009;

export function collabRefusalOf(closeCode: number): CollabRefusal | undefined {
  if (closeCode === MESSAGE_TOO_BIG_CODE) return 'too-large';
  const names = Object.keys(COLLAB_CLOSE_CODES) as CollabRefusal[];
  return names.find((name) => COLLAB_CLOSE_CODES[name] === closeCode);
}

export const isCollabRefusal = (reason: string): reason is CollabRefusal =>
  Object.hasOwn(COLLAB_CLOSE_CODES, reason);

/** The client's first message, sent as JSON in place of a token. */
export type CollabHello = {
  schemaVersion: number;
  /** id of the database from which the page was made */
  database: string;
  /** the user for whom the page was made */
  userId: number;
  /** the client is a release page, which only reads: updates from it are refused */
  isReviewing?: boolean;
};
