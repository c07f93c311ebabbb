import type { BodyNode } from '#body/bodyTypes.ts';
import type { HoldReason, KeptOut } from '#contracts/keptOut.ts';
import type { Language } from '#db/schema/taxonomy.ts';
import type { MachineProblem } from './formats/machineArticle.ts';

export type WireBlock = {
  kind: 'paragraph' | 'subhead' | 'bullet' | 'other';
  text: string;
  /** in the input, from 1 */
  line: number;
  /** of `other`: a block of the body schema that HTML brought; `text` is what it says */
  node?: BodyNode;
};

/** A story as it was read, before a person has seen it. Nothing is written. */
export type WireArticle = {
  /** names the article within one reading */
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
  /** wall time in the paper's zone, or an instant with its offset */
  releasedAt: string | null;
  /** not before this time, likewise */
  embargoedUntil: string | null;
  /** IPTC, 1 (most urgent) to 9; null when the sender gave none */
  urgency: number | null;
  /** whether fronts may show it in automatic places; null when the sender did not say */
  onFronts: boolean | null;
  /** why it may not go out without a person's decision */
  hold: HoldReason | null;
  blocks: WireBlock[];
  /** what was in the copy and is not in the story, in the order of the copy */
  keptOut: KeptOut[];
  /** signs that were set as the language prints them: quotes, apostrophes, dashes, dots */
  typeset: number;
  /** the key of the story it stands beside */
  relatedTo: string | null;
  /** the sender's own name for it */
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
  /** of the input, from 1; of a machine's file the item, of JSON lines the line */
  line: number;
  /** the offending text, cut; of an article's members, what is wrong with them */
  text: string;
} & ({ why: LineFault; isItem?: false } | { why: MachineProblem['why']; isItem: true });

export type WireReading = { articles: WireArticle[]; problems: WireProblem[] };
