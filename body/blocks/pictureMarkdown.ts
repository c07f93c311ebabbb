import type MarkdownIt from 'markdown-it';
import type { MarkdownPictures } from './blockType.ts';

type Token = ReturnType<MarkdownIt['parse']>[number];
type CoreState = Parameters<Parameters<MarkdownIt['core']['ruler']['push']>[1]>[0];

/** The names of the tokens of a picture and its texts. */
export const PICTURE_TOKENS = {
  picture: 'picture',
  pictureCaption: 'picture_caption',
  pictureCredit: 'picture_credit',
} as const;

export const PICTURE_SAMPLE = '![The ferry](sample)';

/** Makes blocks of the images that stand alone: Markdown puts an image into a paragraph. */
export function preparePictures(tokenizer: MarkdownIt): void {
  tokenizer.core.ruler.push('picture', (state) => {
    const images = state.tokens.map(({ type, children }) =>
      type === 'inline' && children?.length === 1 && children[0]?.type === 'image' ? children[0] : undefined,
    );
    state.tokens = state.tokens.flatMap((token, at) => {
      if (token.type === 'paragraph_open' && images[at + 1]) return [];
      if (token.type === 'paragraph_close' && images[at - 1]) return [];
      return images[at] ? pictureTokens(state, images[at]) : [token];
    });
  });
}

/** The tokens of a picture. `meta` of the first has its attributes. @throws when the text has no picture of that name */
function pictureTokens(state: CoreState, image: Token): Token[] {
  const name = image.attrGet('src') ?? '';
  const picture = (state.env as { pictures: MarkdownPictures }).pictures[name];
  if (!picture) throw new Error(`No such picture: ${name}`);
  const { asset, caption = '', credit = '' } = picture;
  const open = new state.Token('picture_open', 'figure', 1);
  open.meta = { asset, alt: image.content };
  return [
    open,
    ...textTokens(state, PICTURE_TOKENS.pictureCaption, caption),
    ...textTokens(state, PICTURE_TOKENS.pictureCredit, credit),
    new state.Token('picture_close', 'figure', -1),
  ];
}

function textTokens(state: CoreState, token: string, words: string): Token[] {
  const text = new state.Token('text', '', 0);
  text.content = words;
  return [
    new state.Token(`${token}_open`, '', 1),
    ...(words === '' ? [] : [text]),
    new state.Token(`${token}_close`, '', -1),
  ];
}
