import type { BodyNode } from '#body/bodyTypes.ts';

const containers = new Set(['orderedList', 'bulletList', 'listItem', 'blockquote', 'doc']);

/** Blocks as lines for tests: a sign for the kind, numbers of items as a reader sees them, `*bold*`, `_italic_`, `[text](href)`. */
export function outlineOf(blocks: BodyNode[], indent = ''): string[] {
  return blocks.flatMap((node) => {
    if (node.type === 'blockquote') return outlineOf(node.content ?? [], `${indent}> `);
    if (!containers.has(node.type)) return [`${indent}${signOf(node)}${inlineOf(node)}`];
    return (node.content ?? []).flatMap((item, at) => {
      const [first = '', ...rest] = outlineOf(item.content ?? []);
      const number = Number(node.attrs?.start ?? 1) + at;
      const label = node.type === 'bulletList' ? '- ' : `${node.attrs?.type ?? '1'}:${number}. `;
      return [`${indent}${label}${first}`, ...rest.map((line) => `${indent}  ${line}`)];
    });
  });
}

const signOf = ({ type, attrs }: BodyNode): string =>
  type === 'heading' ? `${'#'.repeat(Number(attrs?.level))} ` : type === 'pullQuote' ? '>> ' : '';

function inlineOf(node: BodyNode): string {
  return (node.content ?? [])
    .map(({ type, text = '', marks = [] }) => {
      if (type === 'hardBreak') return '⏎';
      const has = (name: string) => marks.find((mark) => mark.type === name);
      const bold = has('bold') ? `*${text}*` : text;
      const italic = has('italic') ? `_${bold}_` : bold;
      const href = has('link')?.attrs?.href;
      return href ? `[${italic}](${href})` : italic;
    })
    .join('');
}
