/** A kind of news, as a set is written from it: what can happen, in several words each, and what is said of all of it. */
export type Subject = {
  topic: string;
  incidents: {
    /** the same thing, named differently */
    what: string[];
    /** what came of it, told differently */
    came: string[];
    /** things of which each event has some */
    objects: string[];
  }[];
  /** said whatever has happened */
  common: string[];
};

export type World = {
  language: 'en' | 'zh-CN';
  subjects: Subject[];
  places: string[];
  people: string[];
  roles: string[];
  /** said in any story */
  general: string[];
  headlines: string[];
  /** with {what} {place} {came} {person} {role} {one} {other} */
  told: string[];
  updates: string[];
  mark: string;
};
