import { useEffect } from 'react';
import { type FrontFindingPlace, frontPlaceInAddress } from '#contracts/findingPlaces.ts';
import { handleOf } from './Board.tsx';

/** The control with which the cause of a finding can be corrected. */
function findControl(place: FrontFindingPlace): HTMLElement | null {
  switch (place.part) {
    case 'banner':
      return document.querySelector('[data-part="banner"] input');
    case 'story':
      return document.querySelector(`[data-pinned="${place.id}"] button`);
    case 'band':
      return document.getElementById(handleOf({ is: 'band', sectionId: place.id }));
    case 'layout':
      return document.querySelector('[data-part="top"] button');
    default:
      return place satisfies never;
  }
}

/** Focuses the control of a part after the tab that contains it is rendered. @returns cancels this */
export function goToPart(place: FrontFindingPlace): () => void {
  const frame = requestAnimationFrame(() => {
    const control = findControl(place);
    control?.focus({ preventScroll: true });
    control?.scrollIntoView({ block: 'center' });
  });
  return () => cancelAnimationFrame(frame);
}

/** Goes to the part that the address names: the checks of a package link to it. */
export function useArrivalAtPart(): void {
  useEffect(() => {
    const query = new URLSearchParams(location.search);
    const place = frontPlaceInAddress(query);
    if (!place) return;
    query.delete('part');
    query.delete('id');
    history.replaceState(history.state, '', `${location.pathname}?${query}`); // a reload does not go there again
    return goToPart(place);
  }, []);
}
