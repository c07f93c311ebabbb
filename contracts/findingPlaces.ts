/** Text fields of the draft. */
export const textFields = ['headline', 'standfirst', 'body'] as const;
export type TextField = (typeof textFields)[number];

/** Fields of the sidebar's *Story* panel. */
export const storyFields = [
  'section',
  'topics',
  'authors',
  'language',
  'address',
  'lead',
  'lead-alt',
  'translation',
] as const;
export type CheckedField = (typeof storyFields)[number];

/** Parts of the body, each identified by `of`: a picture's asset id, an entry's name, the target of a link. */
export const bodyParts = ['figure', 'figure-alt', 'entry', 'link'] as const;
export type BodyPart = (typeof bodyParts)[number];

/** The editor field where a finding of the release checks can be fixed. */
export type FindingPlace = { field: TextField | CheckedField } | { field: BodyPart; of: string };

/** The editor's address that opens and focuses the field. */
export function findingAddress(articleId: number, place: FindingPlace): string {
  const query = new URLSearchParams({ field: place.field, ...('of' in place && { of: place.of }) });
  return `/newsroom/articles/${articleId}?${query}`;
}

/** The place in an address from `findingAddress`; null for any other address. */
export function placeInAddress(query: URLSearchParams): FindingPlace | null {
  const [field, of] = [query.get('field'), query.get('of')];
  const plain = [...textFields, ...storyFields].find((name) => name === field);
  if (plain) return { field: plain };
  const part = bodyParts.find((name) => name === field);
  return part && of !== null ? { field: part, of } : null;
}

/**
 * The part of a front's layout that a finding is about: its banner, a story's place, a section's band, or the whole
 * layout.
 */
export type FrontFindingPlace = { part: 'banner' | 'layout' } | { part: 'story' | 'band'; id: number };

/** A front, named by the slug of its section, or null for the front page. */
type FrontName = { section: string | null; language: string };

export const frontAddress = ({ section, language }: FrontName): string =>
  `/newsroom/front?${new URLSearchParams({ ...(section !== null && { section }), language })}`;

/** The address of the front editor that shows and focuses the part. */
export function frontFindingAddress(front: FrontName, place: FrontFindingPlace): string {
  const query = new URLSearchParams({ part: place.part, ...('id' in place && { id: String(place.id) }) });
  return `${frontAddress(front)}&${query}`;
}

export function frontPlaceInAddress(query: URLSearchParams): FrontFindingPlace | null {
  const [part, id] = [query.get('part'), Number(query.get('id'))];
  if (part === 'banner' || part === 'layout') return { part };
  if ((part === 'story' || part === 'band') && Number.isSafeInteger(id) && id > 0) return { part, id };
  return null;
}
