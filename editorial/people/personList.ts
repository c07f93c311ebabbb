import { inSnapshot, staff } from '#db/pools.ts';
import { and, desc, eq, gt, isNull, sql } from '#db/query.ts';
import { auditEvent } from '#db/schema/auditEvents.ts';
import { invitation, session, user } from '#db/schema/people.ts';
import type { Actor } from '#editorial/access/actor.ts';
import { allow } from '#editorial/access/policy.ts';
import { readDecisionStates, stateIn } from '../confirmation/decisionState.ts';
import { type InvitationEmailState, invitationEmailStateOf } from './invitationDelivery.ts';
import { hashOf, isToken } from './secretToken.ts';

export type Person = {
  id: number;
  name: string;
  email: string;
  role: 'writer' | 'editor' | 'admin';
  canOnlySuggest: boolean;
  standing: 'active' | 'invited' | 'disabled';
  /** for an open invitation; null if no email was queued */
  invitationEmail: InvitationEmailState | null;
  sessions: number;
  /** the last activity: a request in an open session, or an audited act */
  seenAt: Date | null;
  /** sent back with every act on the account that needs confirmation */
  decidedOn: string;
};

/** Everyone with an account, by name; active people first, disabled ones last. */
export async function listPeople(actor: Actor): Promise<Person[]> {
  allow(actor, 'user.list');
  return inSnapshot(async (tx) => {
    const rows = await tx
      .select({
        id: user.id,
        name: user.name,
        email: user.email,
        role: user.role,
        canOnlySuggest: user.canOnlySuggest,
        disabledAt: user.disabledAt,
        invited: sql<boolean>`${user.passwordHash} is null`,
        sessions: sql<number>`(select count(*)::int from ${session} where ${session.userId} = "user"."id" and ${session.expiresAt} > now())`,
        seenAt: sql<Date | null>`greatest(
        (select max(${session.seenAt}) from ${session} where ${session.userId} = "user"."id"),
        (select ${auditEvent.at} from ${auditEvent} where ${auditEvent.actorId} = "user"."id" order by ${auditEvent.id} desc limit 1)
      )`.mapWith(user.createdAt),
      })
      .from(user)
      .orderBy(sql`${user.disabledAt} is not null`, sql`lower(${user.name})`, user.id);
    const open = await tx
      .selectDistinctOn([invitation.userId])
      .from(invitation)
      .where(and(isNull(invitation.usedAt), gt(invitation.expiresAt, sql`now()`)))
      .orderBy(invitation.userId, desc(invitation.createdAt));
    const invitationOf = new Map(open.map((row) => [row.userId, row]));
    const subjectOf = ({ id }: { id: number }) => ({ is: 'user' as const, id });
    const states = await readDecisionStates(tx, rows.map(subjectOf));
    return rows.map(({ disabledAt, invited, ...person }) => ({
      ...person,
      invitationEmail: invitationEmailStateOf(invitationOf.get(person.id)),
      standing: disabledAt ? 'disabled' : invited ? 'invited' : 'active',
      decidedOn: stateIn(states, subjectOf(person)),
    }));
  });
}

export type OwnSession = { key: string; device: string; createdAt: Date; seenAt: Date; isCurrent: boolean };

/** The actor's own open sessions, the present one first. `key` identifies a session without giving access to it. */
export async function listOwnSessions(actor: Actor, token: string | undefined): Promise<OwnSession[]> {
  const currentKey = isToken(token) ? Buffer.from(hashOf(token)).toString('hex') : '';
  const rows = await staff()
    .select()
    .from(session)
    .where(and(eq(session.userId, actor.id), gt(session.expiresAt, sql`now()`)))
    .orderBy(desc(session.seenAt));
  return rows
    .map(({ tokenHash, device, createdAt, seenAt }) => {
      const key = Buffer.from(tokenHash).toString('hex');
      return { key, device, createdAt, seenAt, isCurrent: key === currentKey };
    })
    .sort((a, b) => Number(b.isCurrent) - Number(a.isCurrent));
}
