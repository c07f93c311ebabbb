import { z } from 'zod';
import type { Handler } from './handlers.ts';

const letter = z.object({
  to: z.email(),
  subject: z.string(),
  text: z.string(),
  html: z.string().optional(),
});

/** Sends a letter `{ to, subject, text, html? }` from the site's own address; without SMTP_URL there is no post. */
export const sendMail: Handler = async (payload, { configuration, log }) => {
  const { to, subject, text, html } = letter.parse(payload);
  if (!configuration.smtpUrl) {
    log.info({ subject }, 'SMTP_URL is not set, so a letter was not sent.');
    return;
  }
  const { createTransport } = await import('nodemailer');
  const post = createTransport({
    url: configuration.smtpUrl,
    connectionTimeout: 10_000,
    socketTimeout: 30_000,
  });
  const from = { name: 'Copydesk', address: `copydesk@${new URL(configuration.siteUrl).hostname}` };
  try {
    await post.sendMail({ from, to, subject, text, html });
  } finally {
    post.close();
  }
};
