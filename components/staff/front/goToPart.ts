import type { FrontFindingPlace } from '#contracts/findingPlaces.ts';
import { handleOf } from './Board.tsx';

/** The control of the part of the board that a finding comes from: where it is put right. */
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

/** Gives the focus to it once the tab that it is on is drawn. */
export function goToPart(place: FrontFindingPlace): () => void {
  const waiting = requestAnimationFrame(() => {
    const control = findControl(place);
    control?.focus({ preventScroll: true });
    control?.scrollIntoView({ block: 'center' });
  });
  return () => cancelAnimationFrame(waiting);
}
