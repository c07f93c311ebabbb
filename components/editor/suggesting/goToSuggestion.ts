/** Scrolls to a suggestion in the text and puts the caret before it. */
export function goToSuggestion(id: string): void {
  const places = ['suggestion', 'inserted', 'deleted', 'joined'].map((name) => `[data-${name}="${id}"]`);
  const place = document.querySelector<HTMLElement>(
    `.sheet :is(${places.join(', ')}), .sheet [data-changed*="${id}"]`,
  );
  if (!place) return;
  place.closest<HTMLElement>('[contenteditable]')?.focus({ preventScroll: true });
  place.scrollIntoView({ block: 'center' });
  getSelection()?.collapse(place, 0);
}
