import { z } from 'zod';
import { assetId, language } from '#editorial/inputSchemas.ts';
import { makeMissingCrops } from '#editorial/media/focalPoint.ts';
import { announceEvent } from '#editorial/outbox/announcements.ts';
import { renewLists } from '#editorial/related/listRenewal.ts';
import type { Handler } from './jobHandler.ts';
import { sendMail } from './sendMail.ts';
import { sendNotice } from './sendNotice.ts';

const eventPayload = z.object({ event: z.string() });
const cropPayload = z.object({ asset: assetId });
const renewalPayload = z.object({ language, among: z.int().positive() });

const announce: Handler = async (payload, { configuration }) => {
  const { siteUrl: site, smtpUrl, hubUrl: hub, indexNowKey } = configuration;
  await announceEvent(eventPayload.parse(payload).event, { site, mails: Boolean(smtpUrl), hub, indexNowKey });
};

/** Handlers by kind of job, for jobs that are taken from the outbox unchanged. Deliveries have queues of their own. */
export const handlers: Record<string, Handler> = {
  mail: sendMail,
  notice: sendNotice,
  event: announce,
  crop: (payload) => makeMissingCrops(cropPayload.parse(payload).asset),
  renewal: async (payload) => void (await renewLists(renewalPayload.parse(payload))),
};
