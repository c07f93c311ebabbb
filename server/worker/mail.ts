import { z } from 'zod';
import type { Letter } from '#editorial/effects/subscriberLetters';
import type { Configuration } from '../configuration.ts';
import type { Handler } from './handlers.ts';

const letter = z.object({
  to: z.email(),
  subject: z.string(),
  text: z.string(),
  html: z.string().optional(),
  from: z.string().optional(),
});

/** Sends a letter `{ to, subject, text, html? }` from the site's own address; without SMTP_URL there is no post. */
export const sendMail: Handler = async (payload, { configuration, log }) => {
  const read = letter.parse(payload);
  if (configuration.smtpUrl) await postLetter(read, configuration);
  else log.info({ subject: read.subject }, 'SMTP_URL is not set, so a letter was not sent.');
};

type Posted = Omit<Letter, 'from' | 'id'> & {
  from?: string | undefined;
  id?: string;
  html?: string | undefined;
};

/** Hands one letter to the post. @throws when it does not take it */
export async function postLetter(
  { from, id, ...letter }: Posted,
  { smtpUrl, siteUrl }: Pick<Configuration, 'smtpUrl' | 'siteUrl'>,
): Promise<void> {
  const { createTransport } = await import('nodemailer');
  const post = createTransport({ url: smtpUrl, connectionTimeout: 10_000, socketTimeout: 30_000 });
  const host = new URL(siteUrl).hostname;
  try {
    await post.sendMail({
      ...letter,
      from: { name: from ?? 'Copydesk', address: `copydesk@${host}` },
      ...(id && { messageId: `<${id}@${host}>` }),
    });
  } finally {
    post.close();
  }
}
