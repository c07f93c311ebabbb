import { z } from 'zod';
import { announceEvent } from '#editorial/effects/announcing.ts';
import { makeMissingCrops } from '#editorial/media/focusing.ts';
import { assetId, language } from '#editorial/orders.ts';
import { renewLists } from '#editorial/related/renewing.ts';
import type { Handler } from './handler.ts';
import { sendMail } from './mail.ts';

const foretold = z.object({ event: z.string() });

const tellOutside: Handler = async (payload, { configuration }) => {
  const { siteUrl: site, smtpUrl, hubUrl: hub, indexNowKey } = configuration;
  await announceEvent(foretold.parse(payload).event, { site, mails: Boolean(smtpUrl), hub, indexNowKey });
};

const uncropped = z.object({ asset: assetId });

const cropPicture: Handler = async (payload) => makeMissingCrops(uncropped.parse(payload).asset);

const outgrown = z.object({ language, among: z.int().positive() });

const renewRelated: Handler = async (payload) => {
  await renewLists(outgrown.parse(payload));
};

/** Each kind of job that comes from the outbox as it is, and who sees to it. Deliveries have queues of their own. */
export const handlers: Record<string, Handler> = {
  mail: sendMail,
  event: tellOutside,
  crop: cropPicture,
  renewal: renewRelated,
};
