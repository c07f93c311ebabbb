import { type Editor, Extension } from '@tiptap/core';
import { Fragment, type Node, type ResolvedPos, Slice } from '@tiptap/pm/model';
import { NodeSelection, Plugin, TextSelection } from '@tiptap/pm/state';

/** Whether a node is the caption or credit of a picture: one line, without blocks. */
export const isPictureText = ({ type }: Node): boolean =>
  type.name === 'pictureCaption' || type.name === 'pictureCredit';

/** The position after the picture that contains a position in its texts; undefined for other positions. */
export const afterPicture = ($position: ResolvedPos): number | undefined =>
  isPictureText($position.parent) ? $position.after($position.depth - 1) : undefined;

/** Keys and pastes in captions and credits. A click on the picture itself selects it, so that it can be copied or deleted. */
export const PictureText = Extension.create({
  name: 'pictureText',
  addKeyboardShortcuts() {
    const leave = () => leaveText(this.editor);
    return { Enter: leave, 'Shift-Enter': leave, 'Mod-Enter': leave };
  },
  addProseMirrorPlugins: () => [
    new Plugin({
      props: {
        transformPasted(slice, { state: { selection } }) {
          return isPictureText(selection.$from.parent) ? asOneLine(slice) : slice;
        },
        handleClickOn(view, _, node, position, { target }) {
          const isPicture = node.type.name === 'picture' && (target as Element).closest('[data-drag-handle]');
          if (!isPicture) return false;
          view.focus();
          view.dispatch(view.state.tr.setSelection(NodeSelection.create(view.state.doc, position)));
          return true;
        },
      },
    }),
  ],
});

/** Moves the caret from a caption to the credit, and from a credit to a new paragraph after the picture. */
function leaveText(editor: Editor): boolean {
  const { selection, tr, schema } = editor.state;
  const { $to } = selection;
  const end = afterPicture($to);
  if (end === undefined) return false;
  if ($to.parent.type.name === 'pictureCaption')
    tr.setSelection(TextSelection.create(tr.doc, $to.after() + 1));
  else {
    const next = tr.doc.resolve(end).nodeAfter;
    if (!next?.isTextblock || next.content.size > 0) tr.insert(end, schema.node('paragraph'));
    tr.setSelection(TextSelection.create(tr.doc, end + 1));
  }
  editor.view.dispatch(tr.scrollIntoView());
  return true;
}

/** The text of a slice with its marks, with spaces between its blocks. */
function asOneLine({ content }: Slice): Slice {
  const texts: Node[] = [];
  content.descendants((node, _, parent) => {
    const { schema } = node.type;
    if (node.isText) texts.push(node);
    else if (texts.length > 0 && (node.isTextblock || (parent?.isTextblock && node.isInline)))
      texts.push(schema.text(' '));
  });
  return new Slice(Fragment.fromArray(texts), 0, 0);
}
