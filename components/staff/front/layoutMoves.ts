import type { FrontLayout } from '#editorial/fronts/frontLayout.ts';

/** `top.0` is the lead, `7.2` the third place of section 7's band. */
export type Slot = string;
type Id = FrontLayout['bands'][number]['sectionId'];
type Story = NonNullable<FrontLayout['places'][number]>;

export const slotOf = (group: number | 'top', place: number): Slot => `${group}.${place}`;

export function parseSlot(slot: Slot): { group: number | 'top'; place: number } {
  const [group = '', place = ''] = slot.split('.');
  return { group: group === 'top' ? 'top' : Number(group), place: Number(place) };
}

/** Every place of a layout in reading order. */
export const slotsOf = ({ places, bands }: FrontLayout): Slot[] => [
  ...places.map((_, place) => slotOf('top', place)),
  ...bands.flatMap((band) => band.places.map((_, place) => slotOf(band.sectionId, place))),
];

export function storyAt(layout: FrontLayout, slot: Slot): Story | null {
  const { group, place } = parseSlot(slot);
  const places =
    group === 'top' ? layout.places : layout.bands.find(({ sectionId }) => sectionId === group)?.places;
  return places?.[place] ?? null;
}

export const slotWith = (layout: FrontLayout, story: Story): Slot | null =>
  slotsOf(layout).find((slot) => storyAt(layout, slot) === story) ?? null;

type Places = FrontLayout['places'];

/** A layout with the places of one group changed. */
function withPlaces(
  layout: FrontLayout,
  group: number | 'top',
  change: (places: Places) => Places,
): FrontLayout {
  if (group === 'top') return { ...layout, places: change(layout.places) };
  const bands = layout.bands.map((band) =>
    band.sectionId === group ? { ...band, places: change(band.places) } : band,
  );
  return { ...layout, bands };
}

/** Sets the story of a place; null empties the place. Other places stay unchanged. */
export function putStory(layout: FrontLayout, slot: Slot, story: Story | null): FrontLayout {
  const { group, place } = parseSlot(slot);
  return withPlaces(layout, group, (places) => places.map((was, at) => (at === place ? story : was)));
}

/** Pins a story to a place. If it had a place already, the two stories are exchanged, so that none appears twice. */
export function pinToPlace(layout: FrontLayout, story: Story, slot: Slot): FrontLayout {
  const was = slotWith(layout, story);
  const emptied = was && was !== slot ? putStory(layout, was, storyAt(layout, slot)) : layout;
  return putStory(emptied, slot, story);
}

/** Moves a band to the position of another band; the bands between move by one. */
export function moveBand(layout: FrontLayout, band: Id, to: Id): FrontLayout {
  const from = layout.bands.findIndex(({ sectionId }) => sectionId === band);
  const target = layout.bands.findIndex(({ sectionId }) => sectionId === to);
  const moved = layout.bands[from];
  if (!moved || target < 0) return layout;
  return { ...layout, bands: layout.bands.toSpliced(from, 1).toSpliced(target, 0, moved) };
}

export const hideBand = (layout: FrontLayout, band: Id): FrontLayout => ({
  ...layout,
  bands: layout.bands.filter(({ sectionId }) => sectionId !== band),
});

export const showBand = (layout: FrontLayout, band: Id): FrontLayout => ({
  ...layout,
  bands: [...layout.bands, { sectionId: band, places: Array.from({ length: MAX_BANDS }, () => null) }],
});

/** Maximum places of a group: the page's style sheet lays out no more. */
export const MAX_BANDS = 5;

/** Adds a place to the end of a group, or removes the last one. */
export const resize = (layout: FrontLayout, group: number | 'top', by: 1 | -1): FrontLayout =>
  withPlaces(layout, group, (places) =>
    by === 1 ? [...places, null].slice(0, MAX_BANDS) : places.slice(0, Math.max(1, places.length - 1)),
  );

/** The layout without pinned stories. */
export const unpinAll = (layout: FrontLayout): FrontLayout =>
  slotsOf(layout).reduce((freed, slot) => putStory(freed, slot, null), layout);
