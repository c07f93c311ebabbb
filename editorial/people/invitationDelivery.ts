import { staff } from '#db/pools.ts';
import { eq, sql } from '#db/query.ts';
import { invitation } from '#db/schema/people.ts';

/** The state of the email with an invitation's link. `answer`: the mail server's answer. */
export type InvitationEmailState =
  | { is: 'waiting' }
  | { is: 'sent'; at: Date }
  | { is: 'failed'; at: Date; answer: string };

type EmailRow = Pick<
  typeof invitation.$inferSelect,
  'emailQueuedAt' | 'emailTriedAt' | 'emailSentAt' | 'emailError'
>;

/** null: no email was queued. */
export function invitationEmailStateOf(row: EmailRow | undefined): InvitationEmailState | null {
  if (!row?.emailQueuedAt) return null;
  if (row.emailSentAt) return { is: 'sent', at: row.emailSentAt };
  if (row.emailTriedAt && row.emailError)
    return { is: 'failed', at: row.emailTriedAt, answer: row.emailError };
  return { is: 'waiting' };
}

const MAX_ANSWER_CHARACTERS = 500;

/** @param tokenHash of the invitation in the email, hexadecimal @param error undefined: the mail server accepted it */
export async function recordInvitationEmailTry(tokenHash: string, error?: string): Promise<void> {
  const answer = error?.replaceAll('\0', '').toWellFormed().slice(0, MAX_ANSWER_CHARACTERS) ?? null;
  await staff()
    .update(invitation)
    .set({
      emailTriedAt: sql`now()`,
      emailError: answer,
      ...(answer === null && { emailSentAt: sql`now()` }),
    })
    .where(eq(invitation.tokenHash, Buffer.from(tokenHash, 'hex')));
}
