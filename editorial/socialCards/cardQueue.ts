import { createConcurrencyLimit } from '#contracts/concurrencyLimit.ts';
import { mediaDisk } from '#editorial/media/mediaStorage.ts';
import type { Card } from './cardDrawing.ts';

/** Maximum cards in the queue; further requests are refused. */
const MAX_WAITING = 24;
const oneByOne = createConcurrencyLimit();
const underWay = new Map<string, Promise<Uint8Array>>();

/** Whether a request for the card of this key must be refused. */
export const isCardQueueFull = (key: string): boolean => underWay.size >= MAX_WAITING && !underWay.has(key);

/** Draws a card and stores it under its key. Requests for one key share a drawing. */
export function drawCardOnce(key: string, card: Card): Promise<Uint8Array> {
  const running = underWay.get(key);
  if (running) return running;
  const work = oneByOne(async () => {
    const { drawCard } = await import('./cardDrawing.ts');
    const bytes = await drawCard(card);
    await (await mediaDisk()).put(key, bytes);
    return bytes;
  }).finally(() => underWay.delete(key));
  underWay.set(key, work);
  return work;
}
