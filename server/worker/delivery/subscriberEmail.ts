import { z } from 'zod';
import { composeNewsEmail } from '#editorial/outbox/newsEmails.ts';
import { postEmail } from '#server/worker/sendMail.ts';
import { PermanentFailure, type Sender } from './sender.ts';

const EmailPayload = z.object({ articleId: z.number(), releaseId: z.number() });

/** Emails a story to a subscriber. */
export const emailSubscriber: Sender = async ({ id, target, payload }, { configuration }) => {
  if (!configuration.smtpUrl) throw new PermanentFailure('SMTP_URL is not set any more');
  const letter = await composeNewsEmail({
    ...EmailPayload.parse(payload),
    deliveryId: id,
    subscriberId: Number(target),
    site: configuration.siteUrl,
  });
  if (!letter) throw new PermanentFailure('the subscription has ended, or the story is not live any more');
  await postEmail(letter, configuration);
  return null;
};
