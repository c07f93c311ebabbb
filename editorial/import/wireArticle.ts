import type { BodyNode } from '#body/bodyTypes.ts';
import type { HoldReason, KeptOut } from '#contracts/keptOut.ts';
import type { Language } from '#db/schema/taxonomy.ts';
import type { MachineProblem } from './formats/machineArticle.ts';

export type WireBlock = {
  kind: 'paragraph' | 'subhead' | 'bullet' | 'other';
  text: string;
  /** in the input, from 1 */
  line: number;
  /** for `other`: a block of the body schema from HTML; `text` is its text */
  node?: BodyNode;
};

/** A parsed story that no editor has reviewed yet. It is not stored. */
export type WireArticle = {
  /** unique within one reading */
  key: string;
  /** where it begins in the input, from 1 */
  line: number;
  headline: string;
  standfirst: string;
  topics: string[];
  authors: string[];
  /** slug or name of a section, as the sender wrote it */
  section: string | null;
  language: Language;
  /** local time in the paper's zone, or an instant with its offset */
  releasedAt: string | null;
  /** the earliest time of release, in the same format */
  embargoedUntil: string | null;
  /** IPTC, 1 (most urgent) to 9; null if the sender gave none */
  urgency: number | null;
  /** whether fronts may show it in automatic places; null if the sender gave none */
  onFronts: boolean | null;
  /** why an editor must decide before it is released */
  hold: HoldReason | null;
  blocks: WireBlock[];
  /** passages of the copy that are not in the story, in the order of the copy */
  keptOut: KeptOut[];
  /** number of characters changed by typesetting: quotes, apostrophes, dashes, ellipses */
  typeset: number;
  /** the key of the main story it is related to */
  relatedTo: string | null;
  /** the sender's own id */
  externalId?: string;
};

/** What is wrong with a line of the copy. */
export type LineFault =
  | 'empty'
  | 'not-text'
  | 'too-long'
  | 'too-many'
  | 'title-long'
  | 'no-text'
  | 'bad-date'
  | 'date-misplaced'
  | 'not-article';

export type WireProblem = {
  /** line of the input, from 1; in a machine format the item's number, in JSON lines the line number */
  line: number;
  /** the offending text, shortened; for an article's members, what is wrong with them */
  text: string;
} & ({ why: LineFault; isItem?: false } | { why: MachineProblem['why']; isItem: true });

export type WireReading = { articles: WireArticle[]; problems: WireProblem[] };
