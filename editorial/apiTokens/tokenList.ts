import { z } from 'zod';
import { inSnapshot } from '#db/pools.ts';
import { and, desc, eq, lt, sql } from '#db/query.ts';
import { apiToken, type TokenScope } from '#db/schema/apiTokens.ts';
import { user } from '#db/schema/people.ts';
import type { Actor } from '#editorial/access/actor.ts';
import { allow } from '#editorial/access/policy.ts';
import { readDecisionStates, stateIn } from '#editorial/confirmation/decisionState.ts';

export type ListedToken = {
  id: number;
  name: string;
  scopes: TokenScope[];
  /** the user it acts as */
  user: string;
  /** `asleep`: its user is disabled */
  standing: 'active' | 'asleep' | 'expired' | 'revoked';
  createdAt: Date;
  expiresAt: Date | null;
  lastUsedAt: Date | null;
  /** sent back with the order to revoke it */
  decidedOn: string;
};

const PAGE_SIZE = 50;

export const tokenPage = z.object({
  before: z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER).optional().catch(undefined),
});

/** Every token ever created, newest first; never the token's text. */
export async function listTokens(
  actor: Actor,
  { before }: z.output<typeof tokenPage>,
): Promise<{ tokens: ListedToken[]; older: number | null }> {
  allow(actor, 'token.change');
  return inSnapshot(async (tx) => {
    const rows = await tx
      .select({
        id: apiToken.id,
        name: apiToken.name,
        scopes: apiToken.scopes,
        user: user.name,
        standing: sql<ListedToken['standing']>`case
        when ${apiToken.revokedAt} is not null then 'revoked'
        when ${apiToken.expiresAt} <= now() then 'expired'
        when ${user.disabledAt} is not null then 'asleep'
        else 'active' end`,
        createdAt: apiToken.createdAt,
        expiresAt: apiToken.expiresAt,
        lastUsedAt: apiToken.lastUsedAt,
      })
      .from(apiToken)
      .innerJoin(user, eq(user.id, apiToken.userId))
      .where(and(before ? lt(apiToken.id, before) : undefined))
      .orderBy(desc(apiToken.id))
      .limit(PAGE_SIZE + 1);
    const subjectOf = ({ id }: { id: number }) => ({ is: 'api-token' as const, id });
    const states = await readDecisionStates(tx, rows.map(subjectOf));
    const tokens = rows
      .slice(0, PAGE_SIZE)
      .map((row) => ({ ...row, decidedOn: stateIn(states, subjectOf(row)) }));
    return { tokens, older: rows.length > PAGE_SIZE ? (tokens.at(-1)?.id ?? null) : null };
  });
}
