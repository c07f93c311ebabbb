import type { InlineContext } from './inlineContext.ts';
import { type SourceNode, tagOf } from './sourceNode.ts';
import type { Style } from './styles.ts';

/** Emphasis by element or by style. Google wraps the whole text in `<b style="font-weight:normal">`. */
export function emphasisOf(element: SourceNode, style: Style): Partial<InlineContext> {
  const tag = tagOf(element);
  const weight = style.get('font-weight');
  const slant = style.get('font-style');
  const space = style.get('white-space');
  const isBoldByTag = tag === 'b' || tag === 'strong';
  const isItalicByTag = tag === 'i' || tag === 'em';
  return {
    ...(weight ? { isBold: /^bold/.test(weight) || Number(weight) >= 600 } : isBoldByTag && { isBold: true }),
    ...(slant
      ? { isItalic: slant === 'italic' || slant.startsWith('oblique') }
      : isItalicByTag && { isItalic: true }),
    ...(tag === 'pre'
      ? { isPreformatted: true }
      : space && { isPreformatted: /^(?:pre|break-spaces)/.test(space) }),
  };
}
