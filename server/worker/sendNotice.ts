import { z } from 'zod';
import { composeNoticeEmail } from '#editorial/notices/noticeEmail.ts';
import { noticeId } from '#editorial/notices/noticeList.ts';
import type { Handler } from './jobHandler.ts';
import { postEmail } from './sendMail.ts';

const noticePayload = z.object({ notice: noticeId });

/** Sends the email about one notice; without SMTP_URL none is sent. */
export const sendNotice: Handler = async (payload, { configuration, log }) => {
  const { notice } = noticePayload.parse(payload);
  if (!configuration.smtpUrl) {
    log.info({ notice }, 'SMTP_URL is not set, so no email was sent about a notice.');
    return;
  }
  const email = await composeNoticeEmail(notice, configuration.siteUrl);
  if (email) await postEmail(email, configuration);
};
