import MarkdownIt from 'markdown-it';
import { MarkdownParser, type ParseSpec } from 'prosemirror-markdown';
import { blockTypes } from './blocks/blockRegistry.ts';
import type { MarkdownPictures } from './blocks/blockType.ts';
import { bodySchema } from './bodySchema.ts';
import type { Body, BodyNode } from './bodyTypes.ts';
import { checkBody } from './checkBody.ts';

export function paragraph(text: string): BodyNode {
  return text === '' ? { type: 'paragraph' } : { type: 'paragraph', content: [{ type: 'text', text }] };
}

export function heading(level: 2 | 3 | 4, text: string): BodyNode {
  return { type: 'heading', attrs: { level }, content: [{ type: 'text', text }] };
}

/** @throws when the blocks are not a valid body: the builders are for code, not for input */
export function bodyOf(blocks: BodyNode[]): Body {
  const checked = checkBody({ type: 'doc', content: blocks.length > 0 ? blocks : [paragraph('')] });
  if (!checked.fit) throw new Error(`Not a body: ${checked.problem}`);
  return checked.body;
}

/** Tokenizer rules and the token that each creates. A rule is off unless a block maps to its token. */
const optionalRules = { code: 'code_block', fence: 'fence', backticks: 'code_inline', hr: 'hr' };

const mappings = blockTypes.flatMap(({ name, markdown }) => (markdown ? [{ name, ...markdown }] : []));
const mapped = mappings.filter((mapping) => 'token' in mapping);
const tokens = new Set(mapped.map(({ token }) => token));
const tokenizer = new MarkdownIt('commonmark', { html: false }).disable(
  Object.entries(optionalRules).flatMap(([rule, token]) => (tokens.has(token) ? [] : [rule])),
);
for (const { prepare } of mapped) prepare?.(tokenizer);

const blocks = mapped.map(({ name, token, attributes }): [string, ParseSpec] => [
  token,
  {
    [bodySchema.nodes[name]?.isLeaf ? 'node' : 'block']: name,
    ...(attributes && { getAttrs: attributes }),
  },
]);
const parser = new MarkdownParser(bodySchema, tokenizer, {
  ...Object.fromEntries(blocks),
  hardbreak: { node: 'hardBreak' },
  em: { mark: 'italic' },
  strong: { mark: 'bold' },
  link: { mark: 'link', getAttrs: (token) => ({ href: token.attrGet('href') }) },
});

/**
 * A body from Markdown: paragraphs, headings, lists, quotes, emphasis and links. `>> A sentence.` alone is a pull
 * quote; `![alt](name)` alone is a picture showing `pictures[name]`.
 * @throws when the Markdown contains anything else, or a link that is not allowed
 */
export function bodyFromMarkdown(markdown: string, { pictures = {} }: { pictures?: MarkdownPictures } = {}) {
  const { content } = parser.parse(markdown, { pictures }).toJSON() as Body;
  const replacing = mappings.filter((mapping) => 'replace' in mapping);
  return bodyOf(
    content.map((block) => replacing.reduce((each, { replace }) => replace(each) ?? each, block)),
  );
}
