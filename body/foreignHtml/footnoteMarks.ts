import { attributeOf, hasClass, type SourceNode, tagOf } from './sourceNode.ts';
import type { Style } from './styles.ts';

const noteTarget =
  /#_?(?:ftn|edn|fn|fnref|en|enref|sd(?:foot|end)note|foot-?note|end-?note|cite[_-]|note|reference-|easy-footnote)[\w:.-]*$/i;
const noteClass =
  /^(?:Mso(?:Footnote|Endnote)Reference|sd(?:foot|end)note(?:anc|sym)|footnote-?(?:ref|back|backref|anchor|return)|noteref)$/i;
const noteRole = /^doc-(?:noteref|backlink)$/;

/** Whether an element is the mark of a footnote: in the text, or at the beginning of the footnote itself. */
export function isNoteMark(element: SourceNode, style: Style): boolean {
  if (hasClass(element, noteClass) || style.has('mso-footnote-id') || style.has('mso-endnote-id'))
    return true;
  if (tagOf(element) !== 'a') return false;
  return noteTarget.test(attributeOf(element, 'href')) || noteRole.test(attributeOf(element, 'role'));
}

/** Arrows from a footnote back to the text, some with a variation selector. */
export const isBackArrow = (text: string): boolean => /^(?:[\s\u00a0↩↵⏎↑⇑⤴^]|\ufe0e|\ufe0f)+$/u.test(text);

const noteLabel = /^[[(]?\s*(\d{1,4}(?:\s*[,–-]\s*\d{1,4}){0,8}|[a-z]|[ivxlc]{1,6})\s*[\])]?$/i;

/** The label of a footnote's mark, if the text is one: `[1]`, `1`, `iv`, `b`, `1, 2`. */
export const noteLabelOf = (text: string): string | null => noteLabel.exec(text.trim())?.[1] ?? null;
