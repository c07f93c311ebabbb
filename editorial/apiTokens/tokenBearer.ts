import { staff } from '#db/pools.ts';
import { and, eq, isNull, sql } from '#db/query.ts';
import { apiToken } from '#db/schema/apiTokens.ts';
import { user } from '#db/schema/people.ts';
import type { Actor } from '#editorial/access/actor.ts';
import { isValidToken } from '#editorial/people/reauthorization.ts';
import { hashOf } from '#editorial/people/secretToken.ts';

/** Prefix of every token, so that secret scanners can recognize it. */
export const tokenPrefix = 'cd_';

const form = new RegExp(`^${tokenPrefix}[\\w-]{43}$`);

/**
 * The actor of a token in an `Authorization` header; null if the token is unknown, revoked or expired, or its user is
 * not active. The role is read at this moment. The policy decides what the actor may do.
 */
export async function findBearer(authorization: string | null): Promise<Actor | null> {
  const token = /^Bearer +(\S+) *$/i.exec(authorization ?? '')?.[1];
  if (!token || !form.test(token)) return null;
  const [row] = await staff()
    .select({
      actor: {
        id: user.id,
        name: user.name,
        email: user.email,
        role: user.role,
        locale: user.locale,
        canOnlySuggest: user.canOnlySuggest,
      },
      token: { id: apiToken.id, name: apiToken.name, scopes: apiToken.scopes },
      unused: sql<boolean>`coalesce(${apiToken.lastUsedAt} < now() - interval '1 minute', true)`,
    })
    .from(apiToken)
    .innerJoin(user, eq(user.id, apiToken.userId))
    .where(and(eq(apiToken.tokenHash, hashOf(token)), isValidToken(), isNull(user.disabledAt)));
  if (!row) return null;
  if (row.unused) {
    await staff().update(apiToken).set({ lastUsedAt: sql`now()` }).where(eq(apiToken.id, row.token.id));
  }
  return { ...row.actor, token: row.token };
}
