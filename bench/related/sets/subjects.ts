/** Material for one kind of news: incidents in alternative wordings, and sentences that fit all of them. */
export type Subject = {
  topic: string;
  incidents: {
    /** alternative names of the incident */
    what: string[];
    /** alternative wordings of the outcome */
    came: string[];
    /** objects, of which each event uses some */
    objects: string[];
  }[];
  /** sentences that fit every incident */
  common: string[];
};

export type World = {
  language: 'en' | 'zh-CN';
  subjects: Subject[];
  places: string[];
  people: string[];
  roles: string[];
  /** sentences that fit every story */
  general: string[];
  headlines: string[];
  /** templates with {what} {place} {came} {person} {role} {one} {other} */
  reports: string[];
  updates: string[];
  mark: string;
};
