'use client';
import { createContext, type ReactNode, use, useEffect, useRef, useState } from 'react';
import { announceUpgrade, wasUpgraded } from '#components/staff/upgrade/upgradeSignal.ts';
import { coversTopic, type StaffTopic } from '#contracts/staffEvents.ts';
import { createPacer } from './refreshPacer.ts';
import { openStaffEvents } from './staffEventSource.ts';

type Watch = { topics: readonly StaffTopic[]; run(): void };
type Live = { watch(watch: Watch): () => void };

const Context = createContext<Live>({ watch: () => () => {} });

/** Milliseconds back from when a part of a page begins to watch: it may have been read before something happened. */
const READ_AGO_MS = 1_500;
/** Milliseconds over which pages spread their reading after a time in which events were missed. */
const SPREAD_MS = 1_000;

/**
 * Connects the open pages of a browser to what the staff does.
 * @param build the build that made this page
 */
export function LivePages({ build, children }: { build: string; children: ReactNode }) {
  const watches = useRef(new Set<Watch>());
  const opened = useRef<ReturnType<typeof openStaffEvents>>(undefined);

  useEffect(() => {
    const tell = (topics: StaffTopic[] | 'all') => {
      for (const watch of watches.current) if (isAbout(watch, topics)) watch.run();
    };
    const events = openStaffEvents(
      (topics) => {
        if (topics === 'all') setTimeout(() => tell('all'), Math.random() * SPREAD_MS);
        else tell(topics);
      },
      // Said before anything is read anew: Next would load the whole page, and what was typed would be gone.
      (serverBuild) => serverBuild !== build && build !== '' && announceUpgrade(),
    );
    opened.current = events;
    return () => events.close();
  }, [build]);

  const [watch] = useState(() => (added: Watch) => {
    watches.current.add(added);
    if (isAbout(added, opened.current?.recently(READ_AGO_MS) ?? [])) added.run();
    return () => void watches.current.delete(added);
  });
  return <Context value={{ watch }}>{children}</Context>;
}

const isAbout = ({ topics: watched }: Watch, topics: readonly StaffTopic[] | 'all') =>
  topics === 'all' || topics.some((topic) => watched.some((each) => coversTopic(each, topic)));

/**
 * Calls `reread` soon after something of these topics has happened: at once, then at most twice a second and less often
 * where reading takes long; of a page that is out of sight only once it is seen again.
 */
export function useStaffEvents(topics: readonly StaffTopic[], reread: () => unknown): void {
  const { watch } = use(Context);
  const latest = useRef(reread);
  latest.current = reread;
  const watched = topics.join(' ');
  useEffect(() => {
    if (watched === '') return;
    const pacer = createPacer(async () => {
      if (!wasUpgraded()) await latest.current();
    });
    const end = watch({ topics: watched.split(' ') as StaffTopic[], run: pacer.ask });
    return () => {
      end();
      pacer.close();
    };
  }, [watch, watched]);
}
