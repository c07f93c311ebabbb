import { inEdition, pathOf, TEXT_EDITION } from '#contracts/routes.ts';
import { ABSENT_NAME } from './addressSubject.ts';
import type { Press } from './press.ts';

const absent = { slug: ABSENT_NAME };
const FRONT = pathOf('front');
const FIRST = [FRONT, pathOf('article', absent), pathOf('paperFeed', { format: 'xml' })];

/**
 * Addresses without content, one for each module that lists or shows stories. Loading such a module takes a quarter of
 * a second, which its first reader would have to wait for.
 */
const LATER = [
  pathOf('section', absent),
  pathOf('history', absent),
  inEdition(TEXT_EDITION, pathOf('article', absent)),
  pathOf('search'),
  pathOf('topic', absent),
  pathOf('author', absent),
];

/** Renders one page of each kind that readers request first, and begins to render the others. Never throws. */
export async function warmAtStart(press: Press): Promise<void> {
  await press.warm(FIRST);
  press.warmFrom(FRONT);
  void press.warm(LATER);
}
