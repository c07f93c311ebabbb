import { staff } from '#db/pools.ts';
import { and, eq, gt, isNull, or, sql } from '#db/query.ts';
import { user } from '#db/schema/people.ts';
import { apiToken } from '#db/schema/sharing.ts';
import type { Actor } from '#editorial/access/actor.ts';
import { hashOf } from '#editorial/people/secretToken.ts';

/** How every token begins, so that scanners know one where it should not be. */
export const tokenPrefix = 'cd_';

const form = new RegExp(`^${tokenPrefix}[\\w-]{43}$`);

/**
 * Whom a machine acts as, by its `Authorization` header: the token neither revoked nor expired, its user active, the
 * role as of this moment. What it may do besides is the policy's matter.
 */
export async function findBearer(authorization: string | null): Promise<Actor | null> {
  const token = /^Bearer +(\S+) *$/i.exec(authorization ?? '')?.[1];
  if (!token || !form.test(token)) return null;
  const [found] = await staff()
    .select({
      actor: { id: user.id, name: user.name, email: user.email, role: user.role, locale: user.locale },
      token: { id: apiToken.id, name: apiToken.name, scopes: apiToken.scopes },
      unused: sql<boolean>`coalesce(${apiToken.lastUsedAt} < now() - interval '1 minute', true)`,
    })
    .from(apiToken)
    .innerJoin(user, eq(user.id, apiToken.userId))
    .where(
      and(
        eq(apiToken.tokenHash, hashOf(token)),
        isNull(apiToken.revokedAt),
        or(isNull(apiToken.expiresAt), gt(apiToken.expiresAt, sql`now()`)),
        isNull(user.disabledAt),
      ),
    );
  if (!found) return null;
  if (found.unused) {
    await staff().update(apiToken).set({ lastUsedAt: sql`now()` }).where(eq(apiToken.id, found.token.id));
  }
  return { ...found.actor, token: found.token };
}
