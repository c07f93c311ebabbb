import { attributeOf, hasClass, type SourceNode, tagOf } from './sourceNode.ts';
import type { Style } from './styles.ts';

const noteTarget =
  /#_?(?:ftn|edn|fn|fnref|en|enref|sd(?:foot|end)note|foot-?note|end-?note|cite[_-]|note|reference-|easy-footnote)[\w:.-]*$/i;
const noteClass =
  /^(?:Mso(?:Footnote|Endnote)Reference|sd(?:foot|end)note(?:anc|sym)|footnote-?(?:ref|back|backref|anchor|return)|noteref)$/i;
const noteRole = /^doc-(?:noteref|backlink)$/;

/** Whether this is the mark of a footnote in the text, or the mark that a footnote itself begins with. */
export function isNoteMark(element: SourceNode, style: Style): boolean {
  if (hasClass(element, noteClass) || style.has('mso-footnote-id') || style.has('mso-endnote-id'))
    return true;
  if (tagOf(element) !== 'a') return false;
  return noteTarget.test(attributeOf(element, 'href')) || noteRole.test(attributeOf(element, 'role'));
}

/** Arrows back to the text, which lead nowhere here; some with a sign that chooses how they are drawn. */
export const isBackArrow = (text: string): boolean => /^(?:[\s\u00a0↩↵⏎↑⇑⤴^]|\ufe0e|\ufe0f)+$/u.test(text);
