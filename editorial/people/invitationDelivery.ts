import { staff } from '#db/pools.ts';
import { eq, sql } from '#db/query.ts';
import { invitation } from '#db/schema/people.ts';

/** The state of the email with an invitation's link. `answer`: the mail server's answer. */
export type EmailState =
  | { is: 'waiting' }
  | { is: 'sent'; at: Date }
  | { is: 'failed'; at: Date; answer: string };

type EmailRow = Pick<
  typeof invitation.$inferSelect,
  'letterPromisedAt' | 'letterTriedAt' | 'letterSentAt' | 'letterError'
>;

/** null: no email was queued. */
export function emailStateOf(row: EmailRow | undefined): EmailState | null {
  if (!row?.letterPromisedAt) return null;
  if (row.letterSentAt) return { is: 'sent', at: row.letterSentAt };
  if (row.letterTriedAt && row.letterError)
    return { is: 'failed', at: row.letterTriedAt, answer: row.letterError };
  return { is: 'waiting' };
}

const MAX_ANSWER_CHARACTERS = 500;

/** @param tokenHash of the invitation in the email, hexadecimal @param error undefined: the mail server accepted it */
export async function recordEmailTry(tokenHash: string, error?: string): Promise<void> {
  const answer = error?.replaceAll('\0', '').toWellFormed().slice(0, MAX_ANSWER_CHARACTERS) ?? null;
  await staff()
    .update(invitation)
    .set({
      letterTriedAt: sql`now()`,
      letterError: answer,
      ...(answer === null && { letterSentAt: sql`now()` }),
    })
    .where(eq(invitation.tokenHash, Buffer.from(tokenHash, 'hex')));
}
