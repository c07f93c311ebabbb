import { Tokenizer, TokenizerMode } from 'parse5';
import type { SourceNode } from '#body/foreignHtml/sourceNode.ts';
import { TreeNode } from './htmlTreeNode.ts';

const empty = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '));
const { SCRIPT_DATA, RAWTEXT, RCDATA } = TokenizerMode;
const rawText: Record<string, number> = {
  script: SCRIPT_DATA,
  style: RAWTEXT,
  xmp: RAWTEXT,
  iframe: RAWTEXT,
  noembed: RAWTEXT,
  noframes: RAWTEXT,
  title: RCDATA,
  textarea: RCDATA,
};
const endsParagraph = new Set(
  `address article aside blockquote center details dialog dir div dl fieldset figcaption figure footer form h1 h2 h3 h4
   h5 h6 header hgroup hr li main menu nav ol p pre section summary table ul dd dt`.split(/\s+/),
);
/** For a start tag, the open elements that it closes, and the ancestors at which the search stops. */
const impliedEnds: Record<string, { ends: RegExp; within: RegExp }> = {
  li: { ends: /^li$/, within: /^(?:ul|ol|menu|dir|table)$/ },
  dt: { ends: /^d[td]$/, within: /^(?:dl|table)$/ },
  dd: { ends: /^d[td]$/, within: /^(?:dl|table)$/ },
  tr: { ends: /^(?:tr|td|th|caption|colgroup)$/, within: /^table$/ },
  td: { ends: /^t[dh]$/, within: /^(?:tr|table)$/ },
  th: { ends: /^t[dh]$/, within: /^(?:tr|table)$/ },
  tbody: { ends: /^(?:thead|tbody|tfoot|tr|td|th|caption|colgroup)$/, within: /^table$/ },
  option: { ends: /^option$/, within: /^select$/ },
};
/** Number of innermost open elements that are searched for implied ends. */
const MAX_SEARCHED_ELEMENTS = 60;

/**
 * Parses HTML to a tree for `readForeignHtml`. Repairs most of what a browser repairs, in linear time: the algorithm of
 * browsers, and libraries that follow it, take quadratic time on deeply nested elements.
 */
export function parseHtmlTree(html: string): SourceNode {
  const root = new TreeNode(9, '#document');
  const open: TreeNode[] = [root];
  const counts = new Map<string, number>();
  const top = () => open.at(-1) ?? root;
  const close = () => {
    const name = open.pop()?.nodeName ?? '';
    counts.set(name, (counts.get(name) ?? 1) - 1);
  };

  function closeImplied(ends: RegExp, within: RegExp): void {
    for (let at = open.length - 1, seen = 0; at > 0 && seen < MAX_SEARCHED_ELEMENTS; at--, seen++) {
      const name = open[at]?.nodeName ?? '';
      if (within.test(name)) return;
      if (!ends.test(name)) continue;
      while (open.length > at) close();
    }
  }

  const tokenizer: Tokenizer = new Tokenizer(
    { sourceCodeLocationInfo: false },
    {
      onStartTag({ tagName, attrs, selfClosing }) {
        if (endsParagraph.has(tagName))
          closeImplied(/^p$/, /^(?:table|td|th|li|div|blockquote|section|article|body)$/);
        const implied = Object.hasOwn(impliedEnds, tagName) ? impliedEnds[tagName] : undefined;
        if (implied) closeImplied(implied.ends, implied.within);
        const node = new TreeNode(1, tagName, new Map(attrs.map(({ name, value }) => [name, value])));
        top().append(node);
        const mode = Object.hasOwn(rawText, tagName) ? rawText[tagName] : undefined;
        if (mode !== undefined) tokenizer.state = mode;
        if (empty.has(tagName) || (selfClosing && tagName.includes(':'))) return;
        open.push(node);
        counts.set(tagName, (counts.get(tagName) ?? 0) + 1);
      },
      onEndTag({ tagName }) {
        if (tagName === 'br') top().append(new TreeNode(1, 'br'));
        if (!counts.get(tagName)) return;
        while (open.at(-1)?.nodeName !== tagName) close();
        close();
      },
      onCharacter: ({ chars }) => top().appendText(chars),
      onWhitespaceCharacter: ({ chars }) => top().appendText(chars),
      onNullCharacter() {},
      onComment() {},
      onDoctype() {},
      onEof() {},
      onParseError: null,
    },
  );
  tokenizer.write(html, true);
  return root;
}
