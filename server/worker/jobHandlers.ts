import { z } from 'zod';
import { assetId, language } from '#editorial/inputSchemas.ts';
import { makeMissingCrops } from '#editorial/media/focalPoint.ts';
import { announceEvent } from '#editorial/outbox/announcements.ts';
import { renewLists } from '#editorial/related/listRenewal.ts';
import type { Handler } from './jobHandler.ts';
import { sendMail } from './sendMail.ts';

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

/** Handlers by kind of job, for jobs that are taken from the outbox unchanged. Deliveries have queues of their own. */
export const handlers: Record<string, Handler> = {
  mail: sendMail,
  event: tellOutside,
  crop: cropPicture,
  renewal: renewRelated,
};
