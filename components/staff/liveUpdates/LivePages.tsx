'use client';
import { createContext, type ReactNode, use, useEffect, useRef, useState } from 'react';
import { announceUpgrade, wasUpgraded } from '#components/staff/upgrade/upgradeSignal.ts';
import { coversTopic, type StaffTopic } from '#contracts/staffEvents.ts';
import { createPacer } from './refreshPacer.ts';
import { openStaffEvents } from './staffEventSource.ts';

type Watch = { topics: readonly StaffTopic[]; run(): void };
type Live = { watch(watch: Watch): () => void };

const Context = createContext<Live>({ watch: () => () => {} });

/** Maximum milliseconds between rendering a part of a page and its subscription; it may miss events in between. */
const MAX_RENDER_AGE_MS = 1_500;
/** Milliseconds over which pages spread their reloads after events were missed. */
const SPREAD_MS = 1_000;

/**
 * Connects the open pages of a browser to the events of the staff.
 * @param build the build that rendered this page
 */
export function LivePages({ build, children }: { build: string; children: ReactNode }) {
  const watches = useRef(new Set<Watch>());
  const opened = useRef<ReturnType<typeof openStaffEvents>>(undefined);

  useEffect(() => {
    const notify = (topics: StaffTopic[] | 'all') => {
      for (const watch of watches.current) if (matches(watch, topics)) watch.run();
    };
    const events = openStaffEvents(
      (topics) => {
        if (topics === 'all') setTimeout(() => notify('all'), Math.random() * SPREAD_MS);
        else notify(topics);
      },
      // Before anything reloads: Next would load the whole page, and typed text would be lost.
      (serverBuild) => serverBuild !== build && build !== '' && announceUpgrade(),
    );
    opened.current = events;
    return () => events.close();
  }, [build]);

  const [watch] = useState(() => (added: Watch) => {
    watches.current.add(added);
    if (matches(added, opened.current?.recently(MAX_RENDER_AGE_MS) ?? [])) added.run();
    return () => void watches.current.delete(added);
  });
  return <Context value={{ watch }}>{children}</Context>;
}

const matches = ({ topics: watched }: Watch, topics: readonly StaffTopic[] | 'all') =>
  topics === 'all' || topics.some((topic) => watched.some((each) => coversTopic(each, topic)));

/**
 * Calls `reload` after events of these topics: at once, then at most twice a second, and less often if it is slow. On a
 * hidden page it waits until the page is visible.
 */
export function useStaffEvents(topics: readonly StaffTopic[], reload: () => unknown): void {
  const { watch } = use(Context);
  const latest = useRef(reload);
  latest.current = reload;
  const watched = topics.join(' ');
  useEffect(() => {
    if (watched === '') return;
    const pacer = createPacer(async () => {
      if (!wasUpgraded()) await latest.current();
    });
    const end = watch({ topics: watched.split(' ') as StaffTopic[], run: pacer.request });
    return () => {
      end();
      pacer.close();
    };
  }, [watch, watched]);
}
