import type { BodyNode } from '#body/bodyTypes.ts';

const containers = new Set(['orderedList', 'bulletList', 'listItem', 'blockquote', 'doc']);

/** Blocks as lines for tests: a sign for the kind, numbers of items as a reader sees them, `*bold*`, `_italic_`,
 * `^{superscript}`, `_{subscript}`, `[text](href)`. */
export function outlineOf(blocks: BodyNode[], indent = ''): string[] {
  return blocks.flatMap((node) => {
    if (node.type === 'blockquote')
      return [...outlineOf(node.content ?? [], `${indent}> `), ...attributionOf(node, `${indent}> `)];
    if (node.type === 'table') return tableLines(node).map((line) => `${indent}${line}`);
    if (node.type === 'divider') return [`${indent}---`];
    if (!containers.has(node.type))
      return [
        `${indent}${signOf(node)}${inlineOf(node)}`,
        ...attributionOf(node, `${indent}${signOf(node)}`),
      ];
    return (node.content ?? []).flatMap((item, at) => {
      const [first = '', ...rest] = outlineOf(item.content ?? []);
      const number = Number(node.attrs?.start ?? 1) + at;
      const label = node.type === 'bulletList' ? '- ' : `${node.attrs?.type ?? '1'}:${number}. `;
      return [`${indent}${label}${first}`, ...rest.map((line) => `${indent}  ${line}`)];
    });
  });
}

const attributionOf = ({ attrs }: BodyNode, indent: string): string[] =>
  attrs?.attribution ? [`${indent}— ${attrs.attribution}`] : [];

/** `|h:Club|h:Points|` for a row of headers, after the caption. */
const tableLines = ({ attrs, content = [] }: BodyNode): string[] => [
  ...(attrs?.caption ? [`= ${attrs.caption}`] : []),
  ...content.map(({ content: cells = [] }) =>
    cells
      .map((cell) => `|${cell.type === 'tableHeader' ? 'h:' : ''}${inlineOf(cell)}`)
      .concat('|')
      .join(''),
  ),
];

const signOf = ({ type, attrs }: BodyNode): string =>
  type === 'heading' ? `${'#'.repeat(Number(attrs?.level))} ` : type === 'pullQuote' ? '>> ' : '';

function inlineOf(node: BodyNode): string {
  return (node.content ?? [])
    .map(({ type, text = '', marks = [] }) => {
      if (type === 'hardBreak') return '⏎';
      const has = (name: string) => marks.find((mark) => mark.type === name);
      const bold = has('bold') ? `*${text}*` : text;
      const italic = has('italic') ? `_${bold}_` : bold;
      const script = has('superscript') ? `^{${italic}}` : has('subscript') ? `_{${italic}}` : italic;
      const href = has('link')?.attrs?.href;
      return href ? `[${script}](${href})` : script;
    })
    .join('');
}
