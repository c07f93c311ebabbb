import type { StaffTopic } from '#contracts/staffEvents.ts';
import type { createBoundaryClock } from './boundaryClock.ts';
import type { StaffEvents } from './staffEventStream.ts';

type Listeners = {
  events: Pick<StaffEvents, 'publish' | 'recheck'>;
  boundaries: Pick<ReturnType<typeof createBoundaryClock>, 'look'>;
};

/** Handlers for the Postgres channels on which staff events depend, and for gaps in the notifications. */
export function createStaffNotices(
  { events, boundaries }: Listeners,
  topicsIn: (payload: string) => StaffTopic[],
) {
  return {
    channels: {
      /** an act or a draft changed something */
      staff(payload: string): void {
        const topics = topicsIn(payload);
        events.publish(topics);
        if (!topics.every((topic) => /^(draft|notice):/.test(topic))) boundaries.look();
      },
      /** sessions or rights of a user changed */
      people: (payload: string): void => void events.recheck(Number(payload)),
    },
    afterGap(): void {
      events.publish('all');
      void events.recheck();
      boundaries.look();
    },
  };
}
