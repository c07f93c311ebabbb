import type { Subject } from '../subjects.ts';

/** A general theme of features, independent of their event. */
export type Theme = { nouns: string[]; predicates: string[] };

/** The words and templates of one language. `grammar.ts` expands the templates. */
export type Lexicon = {
  language: 'en' | 'zh-CN';
  /** between two sentences */
  gap: string;
  stop: string;
  /** prefix of the headline of an update, before its number */
  mark: string;
  places: string[];
  people: { name: string; surname: string }[];
  roles: string[];
  /** templates of organisations, with {place} */
  bodies: string[];
  /** objects that any event may use in addition to those of its incident */
  genericObjects: string[];
  sums: string[];
  weekdays: string[];
  seasons: string[];
  subjects: Subject[];
  /** template of the start of a brief, with {place} */
  dateline: string;
  /** templates about an event, with {place} {near} {person} {surname} {role} {second} {secondRole} {body} {what} {came} {one} {other} {number} {sum} {weekday} */
  headlines: string[];
  leads: string[];
  reports: string[];
  /** later news of an event, which shares only names with the reports */
  followUpHeadlines: string[];
  followUps: string[];
  /** sentences that fit any event */
  background: string[];
  themes: Theme[];
  /** templates for any feature, with {noun} {another} {season} {place} {trade} */
  essays: string[];
  essayHeadlines: string[];
  trades: string[];
};
