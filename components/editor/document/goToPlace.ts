import { type FindingPlace, storyFields } from '#contracts/findingPlaces.ts';

/** ms that a field may take to be there: editors, pictures and tabs mount a little after the page */
const patience = 5_000;

export const isInStory = ({ field }: FindingPlace): boolean => storyFields.some((name) => name === field);

/**
 * Gives the focus to the control of a place as soon as it is there, and brings it into sight, where it stays while what
 * stands before it grows, such as pictures that load. @returns stops waiting
 */
export function goToPlace(place: FindingPlace): () => void {
  const until = performance.now() + patience;
  const stop = new AbortController();
  let waiting = requestAnimationFrame(function look() {
    const found = findControl(place);
    if (found) {
      arrive(found);
      keepInSight(found, stop);
    } else if (performance.now() < until) waiting = requestAnimationFrame(look);
  });
  return () => {
    cancelAnimationFrame(waiting);
    stop.abort();
  };
}

type Found = { control: HTMLElement; at?: HTMLElement };

function arrive({ control, at = control }: Found): void {
  control.focus({ preventScroll: true });
  at.scrollIntoView({ block: 'center' });
  if (at !== control) getSelection()?.collapse(at, 0);
}

/** Until somebody does something, or all that loads with the page has had its time. */
function keepInSight({ control, at = control }: Found, stop: AbortController): void {
  const { signal } = stop;
  const watcher = new ResizeObserver(() => {
    if (document.activeElement === control) at.scrollIntoView({ block: 'center' });
  });
  for (let box = at.parentElement; box; box = box.parentElement) watcher.observe(box);
  const timer = setTimeout(() => stop.abort(), patience);
  for (const act of ['wheel', 'touchstart', 'pointerdown', 'keydown'])
    window.addEventListener(act, () => stop.abort(), { signal, passive: true, capture: true });
  signal.addEventListener('abort', () => {
    clearTimeout(timer);
    watcher.disconnect();
  });
}

const one = (selector: string, within: ParentNode = document) => within.querySelector<HTMLElement>(selector);
const asFound = (control: HTMLElement | null | undefined): Found | null => (control ? { control } : null);

function findControl(place: FindingPlace): Found | null {
  switch (place.field) {
    case 'headline':
    case 'standfirst':
    case 'body':
      return asFound(one(`[data-field="${place.field}"]`));
    case 'section':
    case 'topics':
    case 'authors':
    case 'language':
    case 'address':
    case 'lead':
    case 'lead-alt':
    case 'translation':
      return asFound(one(`[data-place="${place.field}"] :is(input, select, textarea, button)`));
    case 'figure':
      return asFound(figuresOf(place.of)[0]?.querySelector('input'));
    case 'figure-alt': {
      // The same picture may stand in the story twice.
      const fields = figuresOf(place.of).map((figure) => one('input[data-words="alt"]', figure));
      const wanting = fields.find((field) => field instanceof HTMLInputElement && field.value.trim() === '');
      return asFound(wanting ?? fields[0]);
    }
    case 'entry':
      return asFound(one(`[data-entry="${CSS.escape(place.of)}"] button`));
    case 'link': {
      const body = one('[data-field="body"]');
      const link = body && one(`a[href="${CSS.escape(place.of)}"]`, body);
      return body && link ? { control: body, at: link } : asFound(body);
    }
    default:
      return place satisfies never;
  }
}

const figuresOf = (asset: string) => [
  ...document.querySelectorAll<HTMLElement>(`[data-field="body"] [data-asset="${CSS.escape(asset)}"]`),
];
