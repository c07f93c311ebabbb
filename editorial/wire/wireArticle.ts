import type { BodyNode } from '#body/body';
import type { HoldReason, KeptOut } from '#contracts/keptOut';
import type { Language } from '#db/schema/filing';

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
  /** the key of the story it stands beside */
  relatedTo: string | null;
  /** the sender's own name for it */
  externalId?: string;
};

export type WireProblem = {
  line: number;
  why:
    | 'empty'
    | 'not-text'
    | 'too-long'
    | 'too-many'
    | 'title-long'
    | 'no-text'
    | 'bad-date'
    | 'date-misplaced'
    | 'not-json'
    | 'not-article'
    | 'not-xml'
    | 'format-unknown'
    | 'not-text-item'
    | 'withdrawn'
    | 'no-headline';
  /** the offending text, cut; of a machine's article, what is wrong with it */
  text: string;
};

export type WireReading = { articles: WireArticle[]; problems: WireProblem[] };
