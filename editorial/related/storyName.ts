/** A name in a story, as the story writes it. */
export type StoryName = {
  text: string;
  /** what has all of these, as the index has words, has the name */
  lexemes: string[];
};

export type StoryNoun = { text: string; lexeme: string };
