import { Node } from '@tiptap/core';
import type { BodyNode } from '#body/bodyTypes.ts';
import { type Markup, markup } from '#body/elementMarkup.ts';
import { onPhones, pictureMarkup, singleFileMarkup } from '#body/pictureMarkup.ts';
import { isAttributeText, isBlockId, isWhole } from './attributeRules.ts';
import { dataAttribute, defineBlock } from './blockType.ts';
import { PICTURE_SAMPLE, PICTURE_TOKENS, preparePictures } from './pictureMarkdown.ts';
import { pictureSample } from './pictureTexts.ts';

const SIZES = `${onPhones(92)}, (min-width: 48rem) 40rem, 92vw`;

/**
 * A picture in the story. Its texts belong to the story, so that two stories can use one picture; a caption or credit without
 * text is that of the asset. Bodies of earlier schema versions have a `figure` instead: see `upgradeNode`.
 */
export const pictureBlock = defineBlock({
  name: 'picture',
  since: 3,
  node: Node.create({
    name: 'picture',
    group: 'block',
    // Both texts are always there: no edit adds or removes one, which merged with another edit would be invalid.
    content: 'pictureCaption pictureCredit',
    isolating: true,
    draggable: true,
    addAttributes: () => ({
      asset: {
        ...dataAttribute('asset'),
        parseHTML: (element: HTMLElement) => Number(element.getAttribute('data-asset')),
        isRequired: true,
        validate: 'number',
      },
      alt: { ...dataAttribute('alt'), default: '', validate: 'string' },
      /** true: it tells readers nothing, so it has no alt text, not even that of the asset */
      decorative: {
        default: null,
        parseHTML: (element: HTMLElement) => element.hasAttribute('data-decorative') || null,
        renderHTML: ({ decorative }) => (decorative ? { 'data-decorative': '' } : {}),
        validate: 'boolean|null',
      },
    }),
    parseHTML: () => [{ tag: 'figure[data-asset]' }],
    renderHTML: ({ HTMLAttributes }) => ['figure', HTMLAttributes, 0],
  }),
  attributes: {
    id: isBlockId,
    asset: isWhole(1, Number.MAX_SAFE_INTEGER),
    alt: isAttributeText,
    decorative: (value) => value === true,
  },
  ownHtml: 'figure[data-asset]',
  isOfNewsroom: true,
  leaf: {
    isProse: false,
    line({ attrs: { alt, asset } = {}, content: [caption, credit] = [] }) {
      return [textIn(caption) || alt, textIn(credit)].filter(Boolean).join(' · ') || `#${asset}`;
    },
  },
  markdown: {
    token: PICTURE_TOKENS.picture,
    prepare: preparePictures,
    attributes: ({ meta }) => meta,
    sample: PICTURE_SAMPLE,
  },
  render({ attrs, content = [] }, texts, { target, language, pictures, addressOf }) {
    const picture = pictures[String(attrs?.asset)];
    if (!picture) return null;
    const markupOf = (at: number, ofAsset: string): Markup[] =>
      textIn(content[at]) ? [texts[at]].flat() : [ofAsset].filter(Boolean);
    const [caption, credit] = [markupOf(0, picture.caption), markupOf(1, picture.credit)];
    const alt = attrs?.decorative ? '' : String(attrs?.alt || picture.alt);
    const space = language.startsWith('zh') ? '　' : ' ';
    return markup(
      'figure',
      null,
      target === 'feed'
        ? singleFileMarkup({ picture, alt, addressOf })
        : pictureMarkup({ picture, alt, sizes: SIZES }),
      caption.length + credit.length > 0 &&
        markup(
          'figcaption',
          null,
          ...caption,
          caption.length > 0 && credit.length > 0 && space,
          credit.length > 0 && markup('span', { className: 'credit' }, ...credit),
        ),
    );
  },
  htmlBytes: () => 0, // the text edition does not show it
  apiNote:
    'attrs.asset names a picture; it contains pictureCaption and pictureCredit; releases of earlier versions have figure, with attrs.caption and attrs.credit',
  sample: pictureSample,
});

const textIn = (node: BodyNode | undefined): string => (node?.content ?? []).map(({ text }) => text).join('');
