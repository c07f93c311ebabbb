'use client';
import { type RefObject, useEffect } from 'react';
import { fields } from '#body/document';

const mostFrames = 120; // two seconds: editors mount a little after the page

/** Puts the caret into the field that the address names (`#headline`, `#standfirst`, `#body`): where a check led. */
export function useArrival(sheet: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const wanted = fields.find((field) => location.hash === `#${field}`);
    if (!wanted) return;
    let frames = 0;
    let waiting = requestAnimationFrame(function look() {
      const place = sheet.current?.querySelector<HTMLElement>(`[data-field="${wanted}"]`);
      if (place) {
        place.focus();
        place.scrollIntoView({ block: 'center' });
      } else if (frames++ < mostFrames) waiting = requestAnimationFrame(look);
    });
    return () => cancelAnimationFrame(waiting);
  }, [sheet]);
}
