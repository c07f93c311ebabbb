import localFont from 'next/font/local';

/**
 * The roman is preloaded; its rarer letters and the italic are loaded only by pages that use them. All are Latin subsets,
 * with letters and kerns chosen by `fonts/cut.py`: docs/decisions/fonts.md. The fallback fonts are in
 * `css/fontFamilies.css`, because they must come after the rarer letters in the list of fonts.
 */
export const roman = localFont({
  src: './newsreader.woff2',
  weight: '400 700',
  style: 'normal',
  display: 'swap',
  variable: '--roman',
  adjustFontFallback: false,
});
/** The same file without the punctuation that Chinese shares with Latin: its quotes and dashes are full-width. */
export const latin = localFont({
  src: './newsreader.woff2',
  weight: '400 700',
  style: 'normal',
  display: 'swap',
  variable: '--latin',
  adjustFontFallback: false,
  declarations: [{ prop: 'unicode-range', value: 'U+20-7E, U+A0-B6, U+B8-17F' }],
});
export const more = localFont({
  src: './newsreader-more.woff2',
  weight: '400 700',
  style: 'normal',
  display: 'swap',
  preload: false,
  variable: '--more',
  adjustFontFallback: false,
  declarations: [
    {
      prop: 'unicode-range',
      value:
        'U+A1-A2, U+A4-A6, U+A8, U+AA, U+AC-AF, U+B1-B6, U+B8-BA, U+BC, U+BE-D6, U+D8-DF, U+E2-E3, U+E6, U+EA-EC, U+EE, U+F0, U+F2, U+F4-F5, U+F7, U+F9-FB, U+FD-FF, U+131, U+152-153, U+2039-203A',
    },
  ],
});
export const italic = localFont({
  src: './newsreader-italic.woff2',
  style: 'italic',
  display: 'swap',
  preload: false,
  variable: '--italic',
  adjustFontFallback: false,
});
export const italicMore = localFont({
  src: './newsreader-italic-more.woff2',
  style: 'italic',
  display: 'swap',
  preload: false,
  variable: '--italic-more',
  adjustFontFallback: false,
  declarations: [
    {
      prop: 'unicode-range',
      value:
        'U+5C, U+5E, U+60, U+7B-7E, U+A1-A2, U+A4-DF, U+E2-E3, U+E6, U+EA-EC, U+EE, U+F0, U+F2, U+F4-F5, U+F7, U+F9-FB, U+FD-FF, U+131, U+152-153, U+201A, U+201E, U+2022, U+2039-203A, U+2212',
    },
  ],
});
