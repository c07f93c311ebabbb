import { type StaffTopic, staffTopicKinds } from '#contracts/staffEvents.ts';

/** Texts change with every few seconds of typing; only where they are listed is that worth a reading. */
const acts = staffTopicKinds.filter((kind) => kind !== 'draft');

/** What a staff page shows, by its path: it is read anew when something of this happens. A new page hears of every act. */
export function topicsOfPage(path: string): readonly StaffTopic[] {
  const [, id, rest] = /^\/newsroom\/articles\/(\d+)(\/.*)?$/.exec(path) ?? [];
  if (id && rest === undefined) return []; // the editor rereads what it shows by itself
  if (id && rest === '/release') return [`article:${id}`, 'clock', 'package', 'series', 'section', 'asset'];
  if (path === '/newsroom') return ['article', 'draft', 'package', 'section', 'series', 'clock'];
  if (path.startsWith('/newsroom/import')) return [];
  return acts;
}
