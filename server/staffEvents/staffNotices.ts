import type { StaffTopic } from '#contracts/staffEvents.ts';
import type { createBoundaryClock } from './boundaryClock.ts';
import type { StaffEvents } from './staffEventStream.ts';

type Hearers = {
  events: Pick<StaffEvents, 'publish' | 'recheck'>;
  boundaries: Pick<ReturnType<typeof createBoundaryClock>, 'look'>;
};

/** What Postgres tells staff pages by: the channels to listen to, and what to do after a gap in listening. */
export function createStaffNotices(
  { events, boundaries }: Hearers,
  listOf: (payload: string) => StaffTopic[],
) {
  return {
    channels: {
      /** what an act or a draft changed */
      staff(payload: string): void {
        const topics = listOf(payload);
        events.publish(topics);
        if (!topics.every((topic) => topic.startsWith('draft:'))) boundaries.look();
      },
      /** whose sessions or rights changed */
      people: (payload: string): void => void events.recheck(Number(payload)),
    },
    afterGap(): void {
      events.publish('all');
      void events.recheck();
      boundaries.look();
    },
  };
}
