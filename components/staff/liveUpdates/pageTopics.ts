import { type StaffTopic, staffTopicKinds } from '#contracts/staffEvents.ts';

/**
 * Texts change every few seconds while someone types; only pages that list texts reload for that. The bell of every page
 * reads its number itself.
 */
const acts = staffTopicKinds.filter((kind) => kind !== 'draft' && kind !== 'notice');

/** The topics whose events reload a staff page, by its path. A path that is not listed here has all acts. */
export function topicsOfPage(path: string): readonly StaffTopic[] {
  const [, id, rest] = /^\/newsroom\/articles\/(\d+)(\/.*)?$/.exec(path) ?? [];
  if (id && rest === undefined) return []; // the editor reloads its own data
  if (id && rest === '/release') return [`article:${id}`, 'clock', 'package', 'series', 'section', 'asset'];
  if (path === '/newsroom') return ['article', 'draft', 'notice', 'package', 'section', 'series', 'clock'];
  if (path === '/newsroom/notices') return ['notice', 'article'];
  if (path.startsWith('/newsroom/import')) return [];
  return acts;
}
