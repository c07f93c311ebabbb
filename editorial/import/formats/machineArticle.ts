import type { Language } from '#db/schema/taxonomy.ts';

/** A passage that was recognized in or beside a story and is not for readers. */
export type MachineKeptOut = {
  kind: 'service-line' | 'byline' | 'dateline' | 'editors-note' | 'contact' | 'rights' | 'slugline';
  text: string;
};

/** A picture or story to which the item refers. The import lists it but does not fetch it. */
export type RelatedItem = { kind: 'picture' | 'story' | 'other'; name: string; uri: string };

export type PubStatus = 'usable' | 'withheld' | 'canceled';

/** An article in a machine format, as input of `writtenArticle`, with the passages left out of it. */
export type MachineArticle = {
  /** its number in the file, from 1; in JSON lines the line number */
  item: number;
  id?: string;
  headline: string;
  standfirst?: string;
  body: string;
  body_format: 'text' | 'html';
  section?: string;
  topics: string[];
  authors: string[];
  language?: Language;
  /** ISO 8601, extended; without an offset it is local time in the paper's zone */
  released_at?: string;
  /** the earliest time of release, in the same format */
  embargoed?: string;
  pubstatus?: PubStatus;
  /** 1 is most urgent, 9 least */
  urgency?: number;
  keptOut: MachineKeptOut[];
  related: RelatedItem[];
};

/** The story's text. */
export type MachineContent = Pick<MachineArticle, 'body' | 'body_format'>;

/** An article in our own format, not validated: its members as received. */
export type OwnShapeArticle = Record<string, unknown> & Pick<MachineArticle, 'item' | 'keptOut' | 'related'>;

export type MachineProblem = {
  /** the item's number as in `MachineArticle`; 0: the whole file */
  item: number;
  why:
    | 'empty'
    | 'too-long'
    | 'too-many'
    | 'too-deep'
    | 'malformed'
    | 'xml-entities'
    | 'unknown-format'
    | 'not-text'
    | 'remote-content'
    | 'withdrawn'
    | 'no-headline'
    | 'no-text'
    | 'bad-date';
  /** details (a type, the name of a format, a time as written), cut to 200 characters; may be empty */
  text: string;
};

export type MachineReading = { articles: (MachineArticle | OwnShapeArticle)[]; problems: MachineProblem[] };

/** Maximum characters of a file; the same as for wire copy. */
export const MAX_FILE_CHARACTERS = 5_000_000;
/** Maximum items of a file, and of one import. */
export const MAX_ITEMS = 500;
/** Maximum related items that are listed. */
export const MAX_RELATED = 50;
export const MAX_TOPICS = 20;
export const MAX_AUTHORS = 12;
/** Maximum characters of a topic's name; longer ones are refused by the import. */
export const MAX_TOPIC_CHARACTERS = 80;
export const MAX_AUTHOR_CHARACTERS = 120;

/** An item that cannot become an article. */
export class ItemRefused extends Error {
  readonly why: MachineProblem['why'];

  constructor(why: MachineProblem['why'], text = '') {
    super(text);
    this.why = why;
  }
}

/** The result for a file that cannot be read at all. */
export const fileProblem = (why: MachineProblem['why'], text = ''): MachineReading => ({
  articles: [],
  problems: [{ item: 0, why, text: text.slice(0, 200).toWellFormed() }],
});

/** Reads items one by one: a problem with one does not affect the others. */
export function readEach<T>(
  items: { item: number; value: T }[],
  read: (value: T, item: number) => MachineReading['articles'][number],
): MachineReading {
  const reading: MachineReading = { articles: [], problems: [] };
  for (const { item, value } of items.slice(0, MAX_ITEMS))
    try {
      reading.articles.push(read(value, item));
    } catch (error) {
      if (!(error instanceof ItemRefused)) throw error;
      reading.problems.push({ item, why: error.why, text: error.message.slice(0, 200).toWellFormed() });
    }
  const tooMany = items[MAX_ITEMS];
  if (tooMany) reading.problems.push({ item: tooMany.item, why: 'too-many', text: String(items.length) });
  return reading;
}
