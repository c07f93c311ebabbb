import { z } from 'zod';
import type { SubscriberEmail } from '#editorial/outbox/subscriberEmails.ts';
import { recordInvitationEmailTry } from '#editorial/people/invitationDelivery.ts';
import type { Configuration } from '#server/configuration/configuration.ts';
import type { Handler } from './jobHandler.ts';

const emailPayload = z.object({
  to: z.email(),
  subject: z.string(),
  text: z.string(),
  html: z.string().optional(),
  from: z.string().optional(),
  /** the invitation that the email is for, by the hexadecimal hash of its token */
  invitation: z.hex().optional(),
});

/** Sends an email `{ to, subject, text, html? }` from the site's address; without SMTP_URL none is sent. */
export const sendMail: Handler = async (payload, { configuration, log }) => {
  const { invitation, ...email } = emailPayload.parse(payload);
  if (!configuration.smtpUrl) {
    log.info({ subject: email.subject }, 'SMTP_URL is not set, so an email was not sent.');
    if (invitation) await recordInvitationEmailTry(invitation, 'SMTP_URL is not set any more');
    return;
  }
  try {
    await postEmail(email, configuration);
  } catch (error) {
    if (invitation) await recordInvitationEmailTry(invitation, mailAnswer(error));
    throw error;
  }
  // The email is sent: a failure to record it must not send a second one.
  if (invitation)
    await recordInvitationEmailTry(invitation).catch((error) =>
      log.warn({ err: error }, 'An email was sent but could not be recorded as sent.'),
    );
};

/** The mail server's answer, or the reason why there was none. */
function mailAnswer(error: unknown): string {
  const { response, message } = error as { response?: string; message: string };
  return response || message;
}

type Email = Omit<SubscriberEmail, 'from' | 'id'> &
  Partial<Pick<z.output<typeof emailPayload>, 'from' | 'html'>>;
type MailSettings = Pick<Configuration, 'smtpUrl' | 'siteUrl' | 'mailFrom' | 'mailReplyTo'>;

/** Passes one email to the mail server. @throws when it does not accept it */
export async function postEmail(
  { from, id, ...email }: Email & { id?: string },
  { smtpUrl, siteUrl, mailFrom, mailReplyTo }: MailSettings,
): Promise<void> {
  const { createTransport } = await import('nodemailer');
  const transport = createTransport({ url: smtpUrl, connectionTimeout: 10_000, socketTimeout: 30_000 });
  const host = new URL(siteUrl).hostname;
  try {
    await transport.sendMail({
      ...email,
      from: { name: mailFrom?.name || from || 'Copydesk', address: mailFrom?.address ?? `copydesk@${host}` },
      ...(mailReplyTo && { replyTo: mailReplyTo }),
      ...(id && { messageId: `<${id}@${host}>` }),
    });
  } finally {
    transport.close();
  }
}
