import type { ActAnswer } from '#components/ui/useRefusal.ts';
import type { Person } from '#editorial/people/personList.ts';
import type { ShownInvitation } from './InviteLink.tsx';

export type PersonChange =
  | { is: 'role'; role: Person['role'] }
  | { is: 'invite-again' }
  | { is: 'end-sessions' }
  | { is: 'enable' }
  | { is: 'disable' };

type Act<T = unknown> = (order: unknown) => Promise<ActAnswer<T>>;

export type PeopleActs = {
  inviteUserAgain: Act<ShownInvitation>;
  changeUserRole: Act;
  disableUser: Act;
  enableUser: Act;
  endUserSessions: Act<{ ended: number }>;
};
