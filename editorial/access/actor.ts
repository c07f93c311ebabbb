import type { UserId } from '#db/schema/ids.ts';
import type { Locale, Role } from '#db/schema/people.ts';
import type { TokenScope } from '#db/schema/sharing.ts';

/** The key by which a machine acts as its user, and what it is for. */
export type Bearer = { id: number; name: string; scopes: readonly TokenScope[] };

/** Who acts: a signed-in user, as the session's row says at this moment, or a machine with a token of theirs. */
export type Actor = {
  id: UserId;
  name: string;
  email: string;
  role: Role;
  locale: Locale;
  token?: Bearer;
};

/** The house itself: first start, the command line, workers. It may do what an admin may, and is recorded as nobody. */
export const systemActor = { id: null, name: 'Copydesk', email: '', role: 'admin', locale: 'en' } as const;

export type AnyActor = Actor | typeof systemActor;

/** Under whose name an act is recorded: of one who may not be here any more, no more than that is known. */
export type ActorOrSystem = Pick<AnyActor, 'id'> & { token?: Bearer };
