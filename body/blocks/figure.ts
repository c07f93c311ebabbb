import { Node } from '@tiptap/core';
import { markup } from '#body/elementMarkup.ts';
import { onPhones, pictureMarkup, singleFileMarkup } from '#body/pictureMarkup.ts';
import { isAttributeText, isBlockId, isWhole } from './attributeRules.ts';
import { dataAttribute, defineBlock } from './blockType.ts';

const text = (name: string) => ({ ...dataAttribute(name), default: '', validate: 'string' });

/** A picture in the story. Its texts belong to the figure, so that two stories can use one picture. */
export const figureBlock = defineBlock({
  name: 'figure',
  node: Node.create({
    name: 'figure',
    group: 'block',
    atom: true,
    draggable: true,
    addAttributes: () => ({
      asset: {
        ...dataAttribute('asset'),
        parseHTML: (element: HTMLElement) => Number(element.getAttribute('data-asset')),
        isRequired: true,
        validate: 'number',
      },
      alt: text('alt'),
      caption: text('caption'),
      credit: text('credit'),
    }),
    parseHTML: () => [{ tag: 'figure[data-asset]' }],
    renderHTML: ({ HTMLAttributes }) => ['figure', HTMLAttributes],
  }),
  attributes: {
    id: isBlockId,
    asset: isWhole(1, Number.MAX_SAFE_INTEGER),
    alt: isAttributeText,
    caption: isAttributeText,
    credit: isAttributeText,
  },
  ownHtml: 'figure[data-asset]',
  isOfNewsroom: true,
  leaf: {
    isProse: false,
    line({ attrs: { alt, caption, credit, asset } = {} }) {
      return [caption || alt, credit].filter(Boolean).join(' · ') || `#${asset}`;
    },
  },
  markdown: {
    token: 'image',
    // Markdown puts a picture into a paragraph; a figure is a block.
    prepare(tokenizer) {
      tokenizer.core.ruler.push('figure', (state) => {
        const images = state.tokens.map(({ type, children }) =>
          type === 'inline' && children?.length === 1 && children[0]?.type === 'image' ? children : undefined,
        );
        state.tokens = state.tokens.flatMap((token, at) => {
          if (token.type === 'paragraph_open' && images[at + 1]) return [];
          if (token.type === 'paragraph_close' && images[at - 1]) return [];
          return images[at] ?? [token];
        });
      });
    },
    attributes(token, pictures) {
      const picture = pictures[token.attrGet('src') ?? ''];
      if (!picture) throw new Error(`No such picture: ${token.attrGet('src')}`);
      return { caption: '', credit: '', ...picture, alt: token.content };
    },
    sample: '![The ferry](sample)',
  },
  render({ attrs }, _, { target, language, pictures, addressOf }) {
    const picture = pictures[String(attrs?.asset)];
    if (!picture) return null;
    const textOf = (name: 'alt' | 'caption' | 'credit') => String(attrs?.[name] || picture[name]);
    const [caption, credit] = [textOf('caption'), textOf('credit')];
    const shown = { picture, alt: textOf('alt'), sizes: `${onPhones(92)}, (min-width: 48rem) 40rem, 92vw` };
    return markup(
      'figure',
      null,
      target === 'feed' ? singleFileMarkup({ ...shown, addressOf }) : pictureMarkup(shown),
      (caption || credit) &&
        markup(
          'figcaption',
          null,
          caption,
          caption && credit && (language.startsWith('zh') ? '　' : ' '),
          credit && markup('span', { className: 'credit' }, credit),
        ),
    );
  },
  htmlBytes: () => 0, // the text edition does not show it
  apiNote: 'attrs.asset names a picture',
  sample: {
    type: 'figure',
    attrs: { asset: 7, alt: 'The ferry', caption: 'On Monday', credit: 'N. Tolle' },
  },
});
