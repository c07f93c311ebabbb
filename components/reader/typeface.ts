import localFont from 'next/font/local';

/** The roman is asked for at once; the italic only where a page has one. Both are latin subsets. */
export const roman = localFont({
  src: './fonts/newsreader.woff2',
  weight: '400 700',
  style: 'normal',
  display: 'swap',
  variable: '--roman',
  adjustFontFallback: 'Times New Roman',
});
export const italic = localFont({
  src: './fonts/newsreader-italic.woff2',
  style: 'italic',
  display: 'swap',
  preload: false,
  variable: '--italic',
  adjustFontFallback: 'Times New Roman',
});
