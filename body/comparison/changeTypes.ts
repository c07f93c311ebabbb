/** A text as runs of words that both versions have, that only the older has, and that only the newer has. */
export type WordChanges = { is: 'same' | 'added' | 'removed'; text: string }[];

/** The value of an attribute; null: absent. */
export type AttributeValue = string | number | boolean | null;

/** What changed about a block besides the words of its content. Names and kinds are those of the schema. */
export type BlockDetail =
  | { is: 'kind'; before: string; after: string }
  | { is: 'wrapped' | 'unwrapped' | 'indented' | 'outdented'; container: string }
  | { is: 'attribute'; name: string; before: AttributeValue; after: AttributeValue }
  /** a text besides the content, such as a caption */
  | { is: 'text'; name: string; words: WordChanges }
  /** formatting of words that both versions have; `value`: its attribute, such as a language */
  | { is: 'mark'; mark: string; change: 'added' | 'removed'; text: string; value?: string }
  /** `before` and `after` are targets; null: no link */
  | { is: 'link'; text: string; before: string | null; after: string | null }
  /** `row` and `column` are numbers from 1, in the newer table */
  | { is: 'cell'; row: number; column: number; words: WordChanges; details?: BlockDetail[] }
  /** `at` is a number from 1, in the version that has the row or column */
  | { is: 'row' | 'column'; change: 'added' | 'removed' | 'moved'; at: number; text: string }
  | { is: 'lineBreaks' }
  /** a difference without words of its own */
  | { is: 'other' };

/** `words` lists the words that the block lost and gained. */
export type ChangedBlock = {
  is: 'changed';
  kind: string;
  words: WordChanges;
  details?: BlockDetail[];
  isMoved?: true;
};

/** One block of a comparison, in reading order. */
export type BlockChange =
  | { is: 'same' | 'added' | 'removed' | 'moved'; kind: string; text: string }
  | ChangedBlock;
