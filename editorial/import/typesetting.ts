import type { BodyNode } from '#body/bodyTypes.ts';
import type { Language } from '#db/schema/taxonomy.ts';
import { typographicMarks } from './typography.ts';
import type { WireArticle } from './wireArticle.ts';

/** Sets a story's quotes, apostrophes, dashes and ellipses by the rules of its language, and counts the changes. */
export function typesetArticle(article: WireArticle): WireArticle {
  const { language } = article;
  let typeset = 0;
  const set = (text: string): string => {
    const after = typographicMarks(text, language);
    if (after !== text) typeset += Math.max(1, signsIn(after) - signsIn(text));
    return after;
  };
  return {
    ...article,
    headline: set(article.headline),
    standfirst: set(article.standfirst),
    blocks: article.blocks.map((block) => ({
      ...block,
      text: set(block.text),
      ...(block.node && { node: setNode(block.node, language) }),
    })),
    typeset,
  };
}

const signsIn = (text: string): number => text.match(/[“”‘’«»—–…]/gu)?.length ?? 0;

/** Sets the marks in a block of the body schema, whose text may be split by formatting such as bold. */
function setNode(node: BodyNode, language: Language): BodyNode {
  if (!node.content) return node;
  return {
    ...node,
    content: node.content.map((inner, at, all) => {
      if (inner.type !== 'text' || inner.text === undefined) return setNode(inner, language);
      const before = neighbour(all[at - 1], -1);
      const after = neighbour(all[at + 1], 0);
      const text = typographicMarks(before + inner.text + after, language);
      return { ...inner, text: text.slice(before.length, text.length - after.length) };
    }),
  };
}

/** A letter or a space for the adjacent text: enough to distinguish an opening quote from a closing one. */
function neighbour(node: BodyNode | undefined, place: 0 | -1): string {
  const sign = node?.type === 'text' ? node.text?.at(place) : undefined;
  if (sign === undefined) return '';
  return /[\p{L}\p{N}\p{P}]/u.test(sign) ? 'x' : ' ';
}
