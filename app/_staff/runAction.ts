import { randomBytes } from 'node:crypto';
import { unstable_rethrow } from 'next/navigation';
import { ZodError } from 'zod';
import { isRefusal, type RefusalFacts, type RefusalReason } from '#editorial/access/refusal.ts';

/**
 * The result that an action returns to its form. `refused: 'failed'` is a bug or an outage; its reference is in the
 * log.
 */
export type ActionResult<T> =
  | { ok: true; value: T }
  | { ok: false; refused: RefusalReason | 'failed'; facts: RefusalFacts; fields: string[] };

/** Runs an action and converts what a domain function throws into a result. Next's redirects pass through. */
export async function runAction<T>(work: () => Promise<T>): Promise<ActionResult<T>> {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    unstable_rethrow(error);
    if (isRefusal(error)) return { ok: false, refused: error.reason, facts: error.facts, fields: [] };
    if (error instanceof ZodError) {
      const fields = [...new Set(error.issues.map((issue) => issue.path.join('.')))];
      return { ok: false, refused: 'malformed', facts: { fields: fields.join(', ') }, fields };
    }
    const reference = randomBytes(4).toString('hex');
    console.error({ reference, err: error }, 'An action failed.');
    return { ok: false, refused: 'failed', facts: { reference }, fields: [] };
  }
}
