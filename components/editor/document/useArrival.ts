'use client';
import { useEffect } from 'react';
import { placeInAddress } from '#contracts/findingPlaces.ts';
import { goToPlace } from './goToPlace.ts';

/** Goes to the field that the address names, where a check of the release page led, once the draft is ready. */
export function useArrival(ready: boolean): void {
  useEffect(() => {
    const place = ready && placeInAddress(new URLSearchParams(location.search));
    if (!place) return;
    history.replaceState(history.state, '', location.pathname); // a reload does not go there again
    return goToPlace(place);
  }, [ready]);
}
