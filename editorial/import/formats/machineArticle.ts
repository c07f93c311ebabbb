import type { Language } from '#db/schema/taxonomy.ts';

/** Recognised beside or inside a story, and no part of what readers get. */
export type MachineKeptOut = {
  kind: 'service-line' | 'byline' | 'dateline' | 'editors-note' | 'contact' | 'rights' | 'slugline';
  text: string;
};

/** A picture or another story that the item refers to. It is named to the person who imports, and not fetched. */
export type RelatedItem = { kind: 'picture' | 'story' | 'other'; name: string; uri: string };

export type PubStatus = 'usable' | 'withheld' | 'canceled';

/** An article out of a machine format, as the input of `writtenArticle`, with what was left out of it. */
export type MachineArticle = {
  /** in the file, from 1; in JSON lines the line's number */
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
  /** ISO 8601, extended; without an offset it is wall time in the paper's zone */
  released_at?: string;
  /** the same; release no earlier */
  embargoed?: string;
  pubstatus?: PubStatus;
  /** 1 is most urgent, 9 least */
  urgency?: number;
  keptOut: MachineKeptOut[];
  related: RelatedItem[];
};

/** An article in our own shape, unchecked: its members as they were sent. */
export type OwnShapeArticle = Record<string, unknown> & Pick<MachineArticle, 'item' | 'keptOut' | 'related'>;

export type MachineProblem = {
  /** as in `MachineArticle`; 0: the whole file */
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
  /** what it is about (a type, a format's name, a time as written), cut to 200 characters; may be empty */
  text: string;
};

export type MachineReading = {
  articles: (MachineArticle | OwnShapeArticle)[];
  problems: MachineProblem[];
};

/** Characters of a file; the same as of wire copy. */
export const MAX_FILE_CHARACTERS = 5_000_000;
/** Items of a file; one import makes no more. */
export const MAX_ITEMS = 500;
/** Related items that are named. */
export const MAX_RELATED = 50;
export const MAX_TOPICS = 20;
export const MAX_AUTHORS = 12;
/** Longer names of topics are refused by the import. */
export const MAX_TOPIC_CHARACTERS = 80;
export const MAX_AUTHOR_CHARACTERS = 120;

/** An item that becomes no article. */
export class ItemRefused extends Error {
  readonly why: MachineProblem['why'];
  constructor(why: MachineProblem['why'], text = '') {
    super(text);
    this.why = why;
  }
}

/** A reading that says only what is wrong with the whole file. */
export const fileProblem = (why: MachineProblem['why'], text = ''): MachineReading => ({
  articles: [],
  problems: [{ item: 0, why, text: text.slice(0, 200).toWellFormed() }],
});

/** Reads items one by one: what is wrong with one spoils no other. */
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
