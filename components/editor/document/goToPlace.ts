'use client';
import { useEffect } from 'react';
import { type FindingPlace, placeInAddress, storyFields } from '#contracts/findingPlaces.ts';

/** Milliseconds to wait for the control: editors, pictures and tabs mount later than the page. */
const MAX_WAIT_MS = 5_000;

export const isInStory = ({ field }: FindingPlace): boolean => storyFields.some((name) => name === field);

/** Goes to the field named in the page's address, once the draft is ready. Findings on the release page link to it. */
export function useArrival(isReady: boolean): void {
  useEffect(() => {
    const place = isReady && placeInAddress(new URLSearchParams(location.search));
    if (!place) return;
    history.replaceState(history.state, '', location.pathname); // so that a reload does not go there again
    return goToPlace(place);
  }, [isReady]);
}

/**
 * Focuses the control of a place as soon as it is mounted and scrolls to it. It stays in view while content above it
 * grows, such as loading pictures. @returns a function that stops waiting
 */
export function goToPlace(place: FindingPlace): () => void {
  const until = performance.now() + MAX_WAIT_MS;
  const stop = new AbortController();
  let frame = requestAnimationFrame(function poll() {
    const destination = findDestination(place);
    if (destination) {
      arriveAt(destination);
      keepInView(destination, stop);
    } else if (performance.now() < until) frame = requestAnimationFrame(poll);
  });
  return () => {
    cancelAnimationFrame(frame);
    stop.abort();
  };
}

/** The control to focus; `at` is the element to scroll to, by default the control. */
type Destination = { control: HTMLElement; at?: HTMLElement };

function arriveAt({ control, at = control }: Destination): void {
  control.focus({ preventScroll: true });
  at.scrollIntoView({ block: 'center' });
  if (at !== control) getSelection()?.collapse(at, 0);
}

/** Ends when the user scrolls, clicks or types, and after `MAX_WAIT_MS`. */
function keepInView({ control, at = control }: Destination, stop: AbortController): void {
  const { signal } = stop;
  const watcher = new ResizeObserver(() => {
    if (document.activeElement === control) at.scrollIntoView({ block: 'center' });
  });
  for (let box = at.parentElement; box; box = box.parentElement) watcher.observe(box);
  const timer = setTimeout(() => stop.abort(), MAX_WAIT_MS);
  for (const act of ['wheel', 'touchstart', 'pointerdown', 'keydown'])
    window.addEventListener(act, () => stop.abort(), { signal, passive: true, capture: true });
  signal.addEventListener('abort', () => {
    clearTimeout(timer);
    watcher.disconnect();
  });
}

const query = (selector: string, within: ParentNode = document) =>
  within.querySelector<HTMLElement>(selector);

const destinationAt = (control: HTMLElement | null | undefined) => (control ? { control } : null);

function findDestination(place: FindingPlace): Destination | null {
  if (isInStory(place))
    return destinationAt(query(`[data-place="${place.field}"] :is(input, select, textarea, button)`));
  if (!('of' in place)) return destinationAt(query(`[data-field="${place.field}"]`));
  const { field, of } = place;
  switch (field) {
    case 'figure':
      return destinationAt(figuresOf(of)[0]?.querySelector('input'));
    case 'figure-alt': {
      // The story may contain the same picture twice.
      const texts = figuresOf(of).map((figure) =>
        figure.querySelector<HTMLInputElement>('[data-words="alt"]'),
      );
      return destinationAt(texts.find((text) => text?.value.trim() === '') ?? texts[0]);
    }
    case 'entry':
      return destinationAt(query(`[data-entry="${CSS.escape(of)}"] button`));
    case 'link': {
      const body = query('[data-field="body"]');
      const link = body && query(`a[href="${CSS.escape(of)}"]`, body);
      return body && link ? { control: body, at: link } : destinationAt(body);
    }
    default:
      return field satisfies never;
  }
}

const figuresOf = (asset: string) => [
  ...document.querySelectorAll(`[data-field="body"] [data-asset="${CSS.escape(asset)}"]`),
];
