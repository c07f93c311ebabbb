import { useState } from 'react';
import { useStaffEvents } from '#components/staff/liveUpdates/LivePages.tsx';

/** Address of the number of unread notices, as JSON. */
const unreadPath = '/newsroom/notices/unread';

/** The number of the user's unread notices: first as the server rendered it, then read again after each event. */
export function useUnreadCount(rendered: number, userId: number): number {
  const [count, setCount] = useState(rendered);
  const [before, setBefore] = useState(rendered);
  if (before !== rendered) {
    setBefore(rendered);
    setCount(rendered);
  }
  useStaffEvents([`notice:${userId}`], async () => {
    const answer = await fetch(unreadPath, { cache: 'no-store' }).catch(() => null);
    if (answer?.ok) setCount((await answer.json()) as number);
  });
  return count;
}
