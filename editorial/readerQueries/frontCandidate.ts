import type { SectionId } from '#db/schema/ids.ts';
import type { Teaser } from './readerTypes.ts';

/** A story that a front could show; lists of them are newest first. */
export type FrontCandidate = Teaser & { sectionId: SectionId | null; urgency: number; isOffFronts: boolean };
