import type { MachineProblem } from './machineArticle.ts';

const sentences: Record<MachineProblem['why'], string> = {
  empty: 'there is nothing in it',
  'too-long': 'it is too long: at most 5 million characters and 150,000 tags a file',
  'too-many': 'it has more than 500 items; the rest was not read',
  'too-deep': 'its elements are nested too deeply',
  malformed: 'it is broken or cut off',
  'xml-entities': 'it declares entities, which are not read; save it without them',
  'unknown-format':
    'its format is not read; ninjs 1 to 3, NITF 3, NewsML-G2, JSON and JSON lines of articles are',
  'not-text': 'it is no text; only stories are imported',
  'remote-content': 'its text lies at another address, which is not fetched',
  withdrawn: 'the sender has taken it back',
  'no-headline': 'it has no headline',
  'no-text': 'it has no text',
  'bad-date': 'its embargo can’t be read, so it was left out',
};

/** Describes a problem for the command line: "its embargo can’t be read, so it was left out (until noon)". */
export function problemSentence({ why, text }: Pick<MachineProblem, 'why' | 'text'>): string {
  return text === '' ? sentences[why] : `${sentences[why]} (${text})`;
}
