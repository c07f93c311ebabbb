import { z } from 'zod';
import { writeNews } from '#editorial/outbox/newsEmails.ts';
import { postLetter } from '#server/worker/sendMail.ts';
import { Hopeless, type Sender } from './sender.ts';

const said = z.object({ articleId: z.number(), releaseId: z.number() });

/** Posts a story to a subscriber. */
export const tellSubscriber: Sender = async ({ id, target, payload }, { configuration }) => {
  if (!configuration.smtpUrl) throw new Hopeless('SMTP_URL is not set any more');
  const letter = await writeNews({
    ...said.parse(payload),
    deliveryId: id,
    subscriberId: Number(target),
    site: configuration.siteUrl,
  });
  if (!letter) throw new Hopeless('the subscription has ended, or the story is not live any more');
  await postLetter(letter, configuration);
  return null;
};
