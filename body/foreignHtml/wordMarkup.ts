import {
  attributeOf,
  hasClass,
  hasWords,
  isElementNode,
  peekText,
  type SourceNode,
  tagOf,
  visit,
} from './sourceNode.ts';
import type { Style, Styles } from './styles.ts';

/** The parts of comments in an element: anchors in the text, and comments themselves. */
type CommentPart = { anchors: number; comments: number };

const anchorClass = /^(?:MsoCommentReference|msocomanchor|msocomoff)$/i;
const textClass = /^(?:MsoCommentText|MsoCommentSubject|MsoCommentSubjectCxSp\w*|msocomtxt)$/i;

/** Comments of Word, Outlook and Google's exports, without the text that they are about. */
export function commentPartOf(element: SourceNode, style: Style, styles: Styles): CommentPart | null {
  const kind = style.get('mso-element');
  if (kind === 'comment-list') return commentText(countComments(element, styles));
  if (kind === 'comment' || hasClass(element, textClass)) return commentText(hasWords(element) ? 1 : 0);
  if (hasClass(element, anchorClass)) return commentAnchor;
  if (style.get('mso-special-character') === 'comment') return commentText(0);
  if (tagOf(element) === 'a' && /^#cmnt\d/i.test(attributeOf(element, 'href'))) return commentAnchor;
  return isGoogleComment(element) ? commentText(1) : null;
}

const commentAnchor: CommentPart = { anchors: 1, comments: 0 };
const commentText = (comments: number): CommentPart => ({ anchors: 0, comments });

function countComments(list: SourceNode, styles: Styles): number {
  let count = 0;
  visit(list, (node) => {
    if (!isElementNode(node) || styles.of(node).get('mso-element') !== 'comment') return 'into';
    if (hasWords(node)) count += 1;
    return 'past';
  });
  return count;
}

/** Google puts comments at the end of the document, as blocks that begin with a link to the commented place. */
function isGoogleComment(element: SourceNode): boolean {
  if (!/^(?:div|p)$/.test(tagOf(element))) return false;
  let first = element.firstChild;
  for (let level = 0; first && level < 4; level++) {
    if (tagOf(first) === 'a') return /^#cmnt_ref\d/i.test(attributeOf(first, 'href'));
    first = first.firstChild;
  }
  return false;
}

/** An item of a list as Word writes it: a paragraph that begins with the item's sign or number as text. */
export type WordItem = { level: number; list: string; label: string };

export function wordItemOf(element: SourceNode, style: Style, styles: Styles): WordItem | null {
  const [, list, level] = /^(l\d+)\s+level(\d)/.exec(style.get('mso-list') ?? '') ?? [];
  if (!list) return null;
  let label = '';
  let nodes = 0;
  visit(element, (node) => {
    nodes += 1;
    if (nodes > 20) return 'stop';
    if (!isElementNode(node) || !isLabel(styles.of(node))) return 'into';
    label = peekText(node, 60) ?? '';
    return 'stop';
  });
  return { level: Math.max(1, Number(level)), list, label: label.replace(/[\s\u00a0]+/g, ' ').trim() };
}

/** Whether an element is the sign or number of a list item, which a list of the story draws. */
export const isLabel = (style: Style): boolean => style.get('mso-list') === 'ignore';

/** `begin`, `separator` or `end` of a field. Its code (`PAGEREF _Toc1 \h`) is between the first two, its text after. */
export const fieldEdgeOf = (style: Style): string | undefined =>
  /^field-(begin|separator|end)$/.exec(style.get('mso-element') ?? '')?.[1];
