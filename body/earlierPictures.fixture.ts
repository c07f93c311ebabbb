import * as Y from 'yjs';
import type { Body, BodyNode } from './bodyTypes.ts';
import { draftOf } from './draftDocument.ts';

/** A picture as schema version 2 stored it. */
export const earlierFigure = (asset: number, alt: string, caption: string, credit: string): BodyNode => ({
  type: 'figure',
  attrs: { asset, alt, caption, credit },
});

/** A body in the form of schema version 2. */
export function asEarlierBody(body: Body): Body {
  const textIn = (node: BodyNode | undefined) => node?.content?.[0]?.text ?? '';
  const earlier = (node: BodyNode): BodyNode => {
    const { type, content, attrs } = node;
    if (type !== 'picture') return { ...node, ...(content && { content: content.map(earlier) }) };
    return {
      type: 'figure',
      attrs: { ...attrs, caption: textIn(content?.[0]), credit: textIn(content?.[1]) },
    };
  };
  return { type: 'doc', content: body.content.map(earlier) };
}

/** The update with which an editor of schema version 2 added a picture at the end of a draft. */
export function earlierUpdate(state: Uint8Array, figure: BodyNode): Uint8Array {
  const ydoc = draftOf(state);
  const before = Y.encodeStateVector(ydoc);
  const element = new Y.XmlElement<Record<string, never>>('figure');
  for (const [name, value] of Object.entries(figure.attrs ?? {})) element.setAttribute(name, value as never);
  const body = ydoc.getXmlFragment('body');
  body.insert(body.length, [element]);
  return Y.encodeStateAsUpdate(ydoc, before);
}
