'use server';
import { action, confirmedAction, parsed } from '#app/_staff/action.ts';
import {
  addWebhook,
  addWebhookOrder,
  pauseWebhook,
  pingWebhook,
  pingWebhookOrder,
  removeWebhook,
  resumeWebhook,
  webhookOrder,
} from '#editorial/outbox/changingWebhooks.ts';

const page = { rereads: '/admin/webhooks' };
const settings = () => ({ local: process.env.LOCAL_RECEIVERS?.trim() === '1' });

export const addHook = confirmedAction(
  parsed(addWebhookOrder, (actor, order) => addWebhook(actor, order, settings())),
  page,
);
export const pauseHook = confirmedAction(parsed(webhookOrder, pauseWebhook), page);
export const resumeHook = confirmedAction(parsed(webhookOrder, resumeWebhook), page);
export const pingHook = action(parsed(pingWebhookOrder, pingWebhook), page);
export const removeHook = confirmedAction(parsed(webhookOrder, removeWebhook), page);
