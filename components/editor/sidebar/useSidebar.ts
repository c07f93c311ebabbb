'use client';
import { useEffect, useState } from 'react';
import { isInStory } from '#components/editor/document/goToPlace.ts';
import { placeInAddress } from '#contracts/findingPlaces.ts';

const STORAGE_KEY = 'copydesk-inspector';
const tabs = ['story', 'comments', 'suggestions', 'related', 'checks', 'history'] as const;
type TabName = (typeof tabs)[number];
type StoredState = { open: boolean; tab: TabName };

export type SidebarState = ReturnType<typeof useSidebar>;

/** Whether the sidebar is open and at which tab, as last stored on this device. On a phone it begins closed. */
export function useSidebar() {
  const [state, setState] = useState<StoredState>({ open: false, tab: 'story' });

  useEffect(() => {
    const isWide = window.matchMedia('(min-width: 64rem)').matches;
    // Findings of the release page link here.
    const query = new URLSearchParams(location.search);
    // Notices of comments link to their thread.
    if (query.has('thread')) return setState({ open: true, tab: 'comments' });
    const place = placeInAddress(query);
    if (location.hash === '#story' || (place && isInStory(place)))
      return setState({ open: true, tab: 'story' });
    try {
      const stored = JSON.parse(localStorage.getItem(STORAGE_KEY) ?? '{}') as Partial<StoredState>;
      const tab = tabs.find((name) => name === stored.tab) ?? 'story';
      setState({ open: isWide && stored.open !== false, tab });
    } catch {
      setState({ open: isWide, tab: 'story' });
    }
  }, []);

  function change(turn: (before: StoredState) => Partial<StoredState>) {
    setState((before) => {
      const next = { ...before, ...turn(before) };
      try {
        localStorage.setItem(STORAGE_KEY, JSON.stringify(next));
      } catch {
        // The browser refuses storage: the state lasts as long as the page.
      }
      return next;
    });
  }

  return {
    ...state,
    toggle: () => change(({ open }) => ({ open: !open })),
    choose: (name: string) => change(({ tab }) => ({ tab: tabs.find((each) => each === name) ?? tab })),
    show: (tab: TabName) => change(() => ({ open: true, tab })),
  };
}
