import { Mark } from '@tiptap/core';
import { isUuid } from '#contracts/uuid.ts';

/** The passage of a comment thread. Passages may overlap. The thread is in the database, under the id. */
export const CommentMark = Mark.create({
  name: 'comment',
  priority: 870,
  inclusive: false,
  excludes: '',
  addAttributes: () => ({
    id: {
      isRequired: true,
      validate(id: unknown) {
        if (!isUuid(id)) throw new RangeError('A comment needs a UUID');
      },
      parseHTML: (element: HTMLElement) => element.getAttribute('data-comment'),
      renderHTML: ({ id }: Record<string, unknown>) => ({ 'data-comment': id }),
    },
  }),
  parseHTML: () => [
    {
      tag: 'span[data-comment]',
      getAttrs: (element) => isUuid(element.getAttribute('data-comment')) && null,
    },
  ],
  renderHTML: ({ HTMLAttributes }) => ['span', { ...HTMLAttributes, class: 'comment-passage' }, 0],
});
