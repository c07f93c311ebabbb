import type { TokenScope } from '#db/schema/apiTokens.ts';
import type { UserId } from '#db/schema/ids.ts';
import type { Locale, Role } from '#db/schema/people.ts';

/** The API token that a request uses, and its scopes. */
export type Bearer = { id: number; name: string; scopes: readonly TokenScope[] };

/** A signed-in user with the role that the database has at this moment, or an API client with a user's token. */
export type Actor = {
  id: UserId;
  name: string;
  email: string;
  role: Role;
  locale: Locale;
  /** changes drafts by suggestions only, whatever the role */
  canOnlySuggest?: boolean;
  token?: Bearer;
};

/**
 * Copydesk itself: first start, command line, workers. It has an admin's permissions, and audit events record no user.
 */
export const systemActor = { id: null, name: 'Copydesk', email: '', role: 'admin', locale: 'en' } as const;

export type AnyActor = Actor | typeof systemActor;

/** The part of an actor that audit events record. */
export type ActorOrSystem = Pick<AnyActor, 'id'> & { token?: Bearer };
