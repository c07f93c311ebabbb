import MarkdownIt from 'markdown-it';
import { MarkdownParser } from 'prosemirror-markdown';
import { bodySchema } from './bodySchema.ts';
import type { Body, BodyNode } from './bodyTypes.ts';
import { checkBody } from './checkBody.ts';

export function paragraph(text: string): BodyNode {
  return text === '' ? { type: 'paragraph' } : { type: 'paragraph', content: [{ type: 'text', text }] };
}

export function heading(level: 2 | 3 | 4, text: string): BodyNode {
  return { type: 'heading', attrs: { level }, content: [{ type: 'text', text }] };
}

/** @throws when the blocks do not make a fit body: builders are for our own hands, not for outside input */
export function bodyOf(blocks: BodyNode[]): Body {
  const checked = checkBody({ type: 'doc', content: blocks.length > 0 ? blocks : [paragraph('')] });
  if (!checked.fit) throw new Error(`Not a body: ${checked.problem}`);
  return checked.body;
}

const tokenizer = new MarkdownIt('commonmark', { html: false }).disable(['code', 'fence', 'backticks', 'hr']);

// Markdown keeps a picture within a paragraph; ours is a block of its own.
tokenizer.core.ruler.push('figure', (state) => {
  state.tokens = state.tokens.flatMap((token, at, all) => {
    const only = (place: number) => {
      const children = all[place]?.type === 'inline' ? (all[place].children ?? []) : [];
      return children.length === 1 && children[0]?.type === 'image' ? children : undefined;
    };
    if (token.type === 'paragraph_open' && only(at + 1)) return [];
    if (token.type === 'paragraph_close' && only(at - 1)) return [];
    return only(at) ?? [token];
  });
});

type Pictures = Record<string, { asset: number; caption?: string; credit?: string }>;

function parserWith(pictures: Pictures): MarkdownParser {
  return new MarkdownParser(bodySchema, tokenizer, {
    paragraph: { block: 'paragraph' },
    heading: {
      block: 'heading',
      getAttrs: (token) => ({ level: Math.min(4, Math.max(2, Number(token.tag.slice(1)))) }),
    },
    blockquote: { block: 'blockquote' },
    bullet_list: { block: 'bulletList' },
    ordered_list: {
      block: 'orderedList',
      getAttrs: (token) => ({ start: Number(token.attrGet('start') ?? 1) }),
    },
    list_item: { block: 'listItem' },
    hardbreak: { node: 'hardBreak' },
    em: { mark: 'italic' },
    strong: { mark: 'bold' },
    link: { mark: 'link', getAttrs: (token) => ({ href: token.attrGet('href') }) },
    image: {
      node: 'figure',
      getAttrs: (token) => {
        const picture = pictures[token.attrGet('src') ?? ''];
        if (!picture) throw new Error(`No such picture: ${token.attrGet('src')}`);
        return { caption: '', credit: '', ...picture, alt: token.content };
      },
    },
  });
}

/**
 * A body from Markdown: paragraphs, headings, lists, quotes, emphasis and links. `>> A sentence.` on its own is a pull
 * quote; `![alt](name)` on its own is a figure showing `pictures[name]`.
 * @throws when the Markdown holds anything else, or a link that is not fit
 */
export function bodyFromMarkdown(markdown: string, given: { pictures?: Pictures } = {}): Body {
  const node = parserWith(given.pictures ?? {}).parse(markdown);
  const blocks = (node.toJSON() as Body).content.map(pullQuoteOf);
  return bodyOf(blocks);
}

/** Markdown reads `>>` as a quote within a quote. */
function pullQuoteOf(block: BodyNode): BodyNode {
  const inner = block.type === 'blockquote' && block.content?.length === 1 ? block.content[0] : undefined;
  if (inner?.type !== 'blockquote' || inner.content?.length !== 1) return block;
  return { type: 'pullQuote', content: inner.content[0]?.content ?? [] };
}
