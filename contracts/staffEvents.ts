import { auditSubjects } from './auditSubjects.ts';

/** Where staff pages listen, by `EventSource`. */
export const staffEventsPath = '/newsroom/events';

/** What an event may be about: a kind of subject of the audit trail, a draft's text, or the passing of time. */
export const staffTopicKinds = [...auditSubjects, 'draft', 'clock'] as const;
export type StaffTopicKind = (typeof staffTopicKinds)[number];

/**
 * `article:12`: something was done to article 12. A topic never carries content: whoever hears it reads anew, as far as
 * they may. `clock`: something that was scheduled has begun or ended. A kind alone: several of that kind.
 */
export type StaffTopic = StaffTopicKind | `${StaffTopicKind}:${string}`;

/** The first event of each connection. */
export type StaffHello = {
  /** the build that the server runs */
  build: string;
  /** the `change` that follows names all that happened in so many milliseconds before */
  coversMs: number;
};

/** `data` of the event `change`. `all`: events may have been missed. */
export type StaffChange = { topics: StaffTopic[] | 'all' };

/** `data` of the event `bye`, after which the server closes. */
export type StaffBye = { because: 'signed-out' | 'too-many' };

/** Milliseconds between two events at most: the server sends `beat` when there is nothing else. */
export const staffBeatMs = 15_000;

/** Whether a topic is among those that a page watches: `article` covers `article:12` and the reverse. */
export function coversTopic(watched: StaffTopic, topic: StaffTopic): boolean {
  if (watched === topic) return true;
  const [kind, id] = topic.split(':');
  return watched === kind || (id === undefined && watched.startsWith(`${kind}:`));
}
