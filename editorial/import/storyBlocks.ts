import { hasHan } from '#editorial/search/searchWords.ts';
import { endsInColon, endsSentence } from './copyLines.ts';
import { type CopyParagraph, isFactLine, isListItem } from './lineJoining.ts';
import type { WireBlock } from './wireArticle.ts';

const MAX_SUBHEAD_CHARACTERS = 120;
const MAX_HAN_SUBHEAD_CHARACTERS = 40;

export function wireBlocksOf(paragraphs: CopyParagraph[]): WireBlock[] {
  return paragraphs.map((paragraph, at) => {
    const { text, number } = paragraph;
    const marked = /^#{1,6}\s+(?<heading>\S.*)$/u.exec(text)?.groups?.heading;
    if (marked && paragraphs[at + 1]) return { kind: 'subhead', text: marked, line: number };
    const bullet = /^[-*•▪◦‣]\s+(?<item>\S.*)$/u.exec(text)?.groups?.item;
    if (bullet) return { kind: 'bullet', text: bullet, line: number };
    return { kind: isSubhead(paragraphs, at) ? 'subhead' : 'paragraph', text, line: number };
  });
}

/**
 * A subhead is a short line before a paragraph. It ends neither a sentence nor in a colon, and is neither a list item
 * nor one of several short lines.
 */
function isSubhead(paragraphs: CopyParagraph[], at: number): boolean {
  const [paragraph, next] = [paragraphs[at], paragraphs[at + 1]];
  if (!paragraph || !next) return false;
  const { text } = paragraph;
  if (text.length > (hasHan(text) ? MAX_HAN_SUBHEAD_CHARACTERS : MAX_SUBHEAD_CHARACTERS)) return false;
  if (endsSentence(text) || endsInColon(text) || isListItem(text) || isAddress(text)) return false;
  // Verse, facts and addresses are lines without blank lines between them.
  const isAmongLines =
    (!paragraph.isAfterBlank && isOpen(paragraphs[at - 1])) ||
    (!paragraph.isBeforeBlank && isOpen(next) && (isFactLine(text) || !isFactLine(next.text)));
  return !isAmongLines;
}

const isOpen = (paragraph: CopyParagraph | undefined): boolean =>
  paragraph !== undefined && paragraph.text.length <= MAX_SUBHEAD_CHARACTERS && !endsSentence(paragraph.text);

const isAddress = (text: string): boolean =>
  /^(?:https?:\/\/|www\.)\S+$|^\S+@\S+$|^[+\d][\d\s()-]{5,}$/.test(text);
