import type { Subject } from '../subjects.ts';

/** A matter of general life that features dwell on, whatever their event is. */
export type Theme = { nouns: string[]; predicates: string[] };

/** All that the texts of one language are made of. Templates are read by `grammar.ts`. */
export type Lexicon = {
  language: 'en' | 'zh-CN';
  /** between two sentences */
  gap: string;
  stop: string;
  /** in front of the headline of an update, before its number */
  mark: string;
  places: string[];
  people: { name: string; surname: string }[];
  roles: string[];
  /** organisations, with {place} */
  bodies: string[];
  /** things that any event may have beside those of its incident */
  things: string[];
  sums: string[];
  weekdays: string[];
  seasons: string[];
  subjects: Subject[];
  /** in front of a brief, with {place} */
  dateline: string;
  /** of an event, with {place} {near} {person} {surname} {role} {second} {secondRole} {body} {what} {came} {one} {other} {number} {sum} {weekday} */
  headlines: string[];
  leads: string[];
  reports: string[];
  /** later news of an event that shares nothing with the reports but names */
  followUpHeadlines: string[];
  followUps: string[];
  /** of any event */
  background: string[];
  themes: Theme[];
  /** of any feature, with {noun} {another} {season} {place} {trade} */
  essays: string[];
  essayHeadlines: string[];
  trades: string[];
};
