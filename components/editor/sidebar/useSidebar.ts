'use client';
import { useCallback, useEffect, useState } from 'react';
import { isInStory } from '#components/editor/document/goToPlace.ts';
import { placeInAddress } from '#contracts/findingPlaces.ts';

export const tabs = ['story', 'related', 'checks', 'history'] as const;
export type TabName = (typeof tabs)[number];

export type SidebarState = {
  open: boolean;
  tab: TabName;
  toggle(): void;
  choose(tab: string): void;
  /** opens it at a tab */
  show(tab: TabName): void;
};

const key = 'copydesk-inspector';

/** Open or closed, and at which tab, as this device last had it; on a phone it begins closed. */
export function useSidebar(): SidebarState {
  const [state, setState] = useState<{ open: boolean; tab: TabName }>({ open: false, tab: 'story' });

  useEffect(() => {
    const wide = window.matchMedia('(min-width: 64rem)').matches;
    // A check of the release page leads here.
    const place = placeInAddress(new URLSearchParams(location.search));
    if (location.hash === '#story' || (place && isInStory(place)))
      return setState({ open: true, tab: 'story' });
    try {
      const kept = JSON.parse(localStorage.getItem(key) ?? '{}') as { open?: boolean; tab?: TabName };
      const tab = tabs.find((name) => name === kept.tab) ?? 'story';
      setState({ open: wide && kept.open !== false, tab });
    } catch {
      setState({ open: wide, tab: 'story' });
    }
  }, []);

  const change = useCallback(
    (turn: (before: { open: boolean; tab: TabName }) => { open: boolean; tab: TabName }) => {
      setState((before) => {
        const next = turn(before);
        try {
          localStorage.setItem(key, JSON.stringify(next));
        } catch {
          // A browser that keeps nothing forgets this too.
        }
        return next;
      });
    },
    [],
  );

  const toggle = useCallback(() => change((before) => ({ ...before, open: !before.open })), [change]);
  const choose = useCallback(
    (name: string) =>
      change((before) => ({ ...before, tab: tabs.find((tab) => tab === name) ?? before.tab })),
    [change],
  );
  const show = useCallback((tab: TabName) => change(() => ({ open: true, tab })), [change]);
  return { ...state, toggle, choose, show };
}
