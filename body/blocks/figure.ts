import { Node } from '@tiptap/core';
import { markup } from '#body/elementMarkup.ts';
import { onPhones, pictureMarkup, singleFileMarkup } from '#body/pictureMarkup.ts';
import { isAttributeText, isBlockId, isWhole } from './attributeRules.ts';
import { defineBlock } from './blockType.ts';

const kept = (name: string) => ({
  parseHTML: (element: HTMLElement) => element.getAttribute(`data-${name}`) ?? '',
  renderHTML: (attributes: Record<string, unknown>) => ({ [`data-${name}`]: attributes[name] }),
});
const text = { default: '', validate: 'string' };

/** A picture in the story. What staff say of it belongs to the figure, so that one picture may serve two stories. */
export const figureBlock = defineBlock({
  name: 'figure',
  node: Node.create({
    name: 'figure',
    group: 'block',
    atom: true,
    draggable: true,
    addAttributes: () => ({
      asset: {
        ...kept('asset'),
        parseHTML: (element: HTMLElement) => Number(element.getAttribute('data-asset')),
        isRequired: true,
        validate: 'number',
      },
      alt: { ...text, ...kept('alt') },
      caption: { ...text, ...kept('caption') },
      credit: { ...text, ...kept('credit') },
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
    // Markdown keeps a picture within a paragraph; ours is a block of its own.
    prepare(tokenizer) {
      tokenizer.core.ruler.push('figure', (state) => {
        state.tokens = state.tokens.flatMap((token, at, all) => {
          const only = (place: number) => {
            const children = all[place]?.type === 'inline' ? (all[place].children ?? []) : [];
            return children.length === 1 && children[0]?.type === 'image' ? children : undefined;
          };
          if (token.type === 'paragraph_open' && only(at + 1)) return [];
          if (token.type === 'paragraph_close' && only(at - 1)) return [];
          return only(at) ?? [token];
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
    const said = (what: 'alt' | 'caption' | 'credit') => String(attrs?.[what] || picture[what]);
    const caption = said('caption');
    const credit = said('credit');
    const shown = { picture, alt: said('alt'), sizes: `${onPhones(92)}, (min-width: 48rem) 40rem, 92vw` };
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
