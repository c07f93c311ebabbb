import type { FindingPlace } from '#contracts/findingPlaces.ts';
import type { ArticleId } from '#db/schema/ids.ts';
import type { RefusalFacts, RefusalReason } from '#editorial/access/refusal.ts';
import type { AdvisoryFacts } from './advisoryFacts.ts';
import type { BlockingFacts } from './blockingFacts.ts';

/** Findings that refuse a release. */
type BlockingReason = Extract<
  RefusalReason,
  | 'headline-missing'
  | 'headline-long'
  | 'text-unfit'
  | 'text-long'
  | 'body-unfit'
  | 'body-missing'
  | 'section-missing'
  | 'slug-taken'
  | 'slug-unfit'
  | 'rights-expired'
  | 'alt-missing'
  | 'picture-missing'
  | 'entry-early'
>;

/** Findings that are shown before the button and refuse nothing. */
type AdvisoryReason =
  | 'entry-unconfirmed'
  | 'standfirst-missing'
  | 'topics-missing'
  | 'authors-missing'
  | 'lead-missing'
  | 'headline-slots'
  | 'links-own'
  | 'link-dead'
  | 'link-unknown'
  | 'rights-ending'
  | 'original-not-live'
  | 'original-language'
  | 'language-doubtful'
  | 'twin-headline'
  | 'twin-text'
  | 'import-held'
  | 'suggestions-open';

/** One finding of the release checks. */
export type Finding = {
  reason: BlockingReason | AdvisoryReason;
  gravity: 'blocks' | 'asks';
  /** the field where the editor can fix it */
  place: FindingPlace;
  /** `at` is an ISO instant */
  facts: RefusalFacts;
  /** the other article that the finding concerns */
  other?: ArticleId;
};

/** Data about a planned release. Checks without their data are skipped. */
export type ReleaseCheckFacts = Partial<BlockingFacts & AdvisoryFacts>;

/** A place with its `of`, or only the name of a field that needs none. */
type Place = FindingPlace | Exclude<FindingPlace, { of: string }>['field'];

const asPlace = (place: Place): FindingPlace => (typeof place === 'string' ? { field: place } : place);

export function blocks(reason: BlockingReason, place: Place, facts: RefusalFacts = {}): Finding {
  return { reason, gravity: 'blocks', place: asPlace(place), facts };
}

export function asks(
  reason: AdvisoryReason,
  place: Place,
  facts: RefusalFacts = {},
  other?: ArticleId,
): Finding {
  return { reason, gravity: 'asks', place: asPlace(place), facts, ...(other !== undefined && { other }) };
}
