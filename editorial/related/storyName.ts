/** A name in a story, as the story writes it. */
export type StoryName = {
  text: string;
  /** a text whose index entry has all of these contains the name */
  lexemes: string[];
};

export type StoryNoun = { text: string; lexeme: string };
