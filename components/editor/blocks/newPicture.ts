import type { BodyNode } from '#body/bodyTypes.ts';
import type { EditorPicture } from '#components/editor/editorActs.ts';

/** A block that shows a picture of the media library, with a copy of its texts. */
export function newPicture({ id, alt, caption, credit }: EditorPicture): BodyNode {
  return {
    type: 'picture',
    attrs: { asset: id, alt },
    content: [textNode('pictureCaption', caption), textNode('pictureCredit', credit)],
  };
}

const textNode = (type: string, text: string): BodyNode =>
  text === '' ? { type } : { type, content: [{ type: 'text', text }] };
