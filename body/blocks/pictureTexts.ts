import { Node } from '@tiptap/core';
import type { BodyNode } from '#body/bodyTypes.ts';
import { defineBlock } from './blockType.ts';
import { PICTURE_SAMPLE, PICTURE_TOKENS } from './pictureMarkdown.ts';

const text = (type: string, words: string): BodyNode => ({
  type,
  content: [{ type: 'text', text: words }],
});

/** An example of a picture. */
export const pictureSample: BodyNode = {
  type: 'picture',
  attrs: { asset: 7, alt: 'The ferry' },
  content: [text('pictureCaption', 'On Monday'), text('pictureCredit', 'N. Tolle')],
};

/** One line of text with marks. Its element has a class, because figures of other sites have captions too. */
const pictureText = <const Name extends keyof typeof PICTURE_TOKENS>(
  name: Name,
  tag: string,
  className: string,
) =>
  defineBlock({
    name,
    since: 3,
    node: Node.create({
      name,
      content: 'text*',
      isolating: true,
      defining: true,
      selectable: false,
      parseHTML: () => [{ tag: `${tag}.${className}` }],
      renderHTML: () => [tag, { class: className }, 0],
    }),
    attributes: {},
    ownHtml: `${tag}.${className}`,
    isOfNewsroom: true,
    leaf: { isProse: false },
    markdown: { token: PICTURE_TOKENS[name], sample: PICTURE_SAMPLE },
    render: (_, children) => children,
    htmlBytes: () => 0, // the text edition shows no pictures
    sample: pictureSample,
  });

/** Allowed in pictures only. */
export const pictureCaptionBlock = pictureText('pictureCaption', 'figcaption', 'picture-caption');

/** Who made a picture. Allowed in pictures only. */
export const pictureCreditBlock = pictureText('pictureCredit', 'div', 'picture-credit');
