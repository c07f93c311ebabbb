import { auditSubjects } from './auditSubjects.ts';

/** Address of the staff pages' event stream (`EventSource`). */
export const staffEventsPath = '/newsroom/events';

/** What an event may be about: a subject kind of the audit log, a draft's text, a user's notices, or the clock. */
export const staffTopicKinds = [...auditSubjects, 'draft', 'notice', 'clock'] as const;
export type StaffTopicKind = (typeof staffTopicKinds)[number];

/**
 * `article:12`: article 12 changed. A topic never carries content; the page reads that again with its user's
 * permissions. `notice:5`: user 5 has another notice, or has read some. `clock`: something scheduled has begun or ended.
 * A kind alone: several subjects of that kind changed.
 */
export type StaffTopic = StaffTopicKind | `${StaffTopicKind}:${string}`;

/** `data` of the first event of each connection. */
export type StaffHello = {
  /** the build that the server runs */
  build: string;
  /** the next `change` event includes everything from this number of milliseconds before */
  coversMs: number;
};

/** `data` of the event `change`. `all`: events may have been missed. */
export type StaffChange = { topics: StaffTopic[] | 'all' };

/** `data` of the event `bye`, after which the server closes the connection. */
export type StaffBye = { because: 'signed-out' | 'too-many' };

/** Maximum milliseconds between two events: the server sends `beat` when there is nothing else. */
export const staffBeatMs = 15_000;

/** Whether a watched topic includes a topic: `article` includes `article:12`, and the reverse. */
export function coversTopic(watched: StaffTopic, topic: StaffTopic): boolean {
  if (watched === topic) return true;
  const [kind, id] = topic.split(':');
  return watched === kind || (id === undefined && watched.startsWith(`${kind}:`));
}
