import type { BodyNode } from '#body/bodyTypes.ts';
import { checkBody } from '#body/checkBody.ts';
import type { Loss } from '#body/foreignHtml/losses.ts';
import { readForeignHtml } from '#body/foreignHtml/readForeignHtml.ts';
import { parseHtmlTree } from './htmlTree.ts';

/**
 * Converts the HTML body of an article, by the rules of a paste. @returns blocks that `checkBody` accepts as the
 * content of a `doc`, and what was left out or changed; no blocks if the HTML has no content. Never throws. Linear
 * time: 5 MB take about a second.
 */
export function readHtmlBody(html: string): { blocks: BodyNode[]; losses: Loss[] } {
  const { blocks, losses } = readForeignHtml(parseHtmlTree(html));
  if (blocks.length === 0) return { blocks, losses };
  const checked = checkBody({ type: 'doc', content: blocks });
  if (checked.fit) return { blocks: checked.body.content, losses };
  return { blocks: [], losses: [{ is: 'excess', count: 1 }, ...losses.filter(({ is }) => is !== 'excess')] };
}

const paired =
  'a|abbr|address|article|aside|b|big|blockquote|body|caption|center|cite|code|dd|del|details|div|dl|dt|em|figcaption|figure|font|footer|h[1-6]|header|html|i|iframe|ins|li|main|marquee|mark|nav|ol|p|pre|q|s|section|small|span|strike|strong|sub|summary|sup|table|tbody|td|th|thead|tr|u|ul|video';
const tag = new RegExp(`<(/?)(${paired}|br|hr|img)((?:\\s[^<>]{0,2000})?)/?>`, 'gi');
/** An attribute with a value; it does not occur in prose. */
const attribute = /\s[\w:-]{1,40}\s?=\s?(?:"|'|[\w./#])/;
const comment = /<!--\s?\/?wp:|<!doctype html/i;

/**
 * Whether a text that should be plain is HTML: it has elements with start and end tags, elements with attributes, or
 * line breaks and paragraphs that separate text. A tag that is only mentioned is prose.
 */
export function looksLikeHtml(text: string): boolean {
  if (!text.includes('<')) return false;
  if (comment.test(text)) return true;
  const open = new Set<string>();
  let paragraphs = 0;
  let breaks = 0;
  for (const { index, 0: match, 1: slash, 2: tagName = '', 3: rest = '' } of text.matchAll(tag)) {
    const name = tagName.toLowerCase();
    if (slash && open.has(name)) return true;
    if (slash) continue;
    if (attribute.test(rest)) return true;
    open.add(name);
    const isAtBegin = /(?:^|\n)\s{0,20}$/.test(text.slice(Math.max(0, index - 20), index));
    if (name === 'p' && (isAtBegin || ++paragraphs > 1)) return true;
    if (name === 'br' && (++breaks > 1 || partsText(text, index, match.length))) return true;
  }
  return false;
}

/** Whether a tag separates text, as in "One.<br>Two", "one<br/>two" and at a line's end, unlike "the <br> tag". */
function partsText(text: string, at: number, length: number): boolean {
  const before = text.slice(Math.max(0, at - 1), at);
  const after = text.slice(at + length, at + length + 1);
  return (
    /[.!?…。！？:："”)]/u.test(before) ||
    /^(?:\n|\r|[\p{L}\p{N}“"])/u.test(after) ||
    (after === '' && before !== ' ' && before !== '')
  );
}
