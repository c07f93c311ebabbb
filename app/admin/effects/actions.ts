'use server';
import { action, parsed } from '#app/_staff/action.ts';
import {
  retryDelivery,
  retryOrder,
  retryTarget,
  retryTargetOrder,
} from '#editorial/outbox/retryingDeliveries.ts';

const page = { rereads: '/admin/effects' };

export const retryOne = action(parsed(retryOrder, retryDelivery), page);
export const retryAllOf = action(parsed(retryTargetOrder, retryTarget), page);
