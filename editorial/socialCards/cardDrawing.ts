import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas';
import { directionOf } from '#body/direction.ts';
import type { Language } from '#db/schema/taxonomy.ts';
import { families, registerFontsFor } from './cardFonts.ts';
import { breakIntoLines } from './lineBreaking.ts';

/** The content of a card. */
export type Card = { paper: string; section: string | null; headline: string; language: Language };

/** px */
export const cardSize = { width: 1200, height: 630 };

const MARGIN_PX = 72;
const column = cardSize.width - 2 * MARGIN_PX;
const HEADLINE_TOP_PX = 196;
const bottom = cardSize.height - 56;
const colours = { paper: '#fbf9f4', ink: '#1c1a17', press: '#9e1b1b' };
const sizes = [92, 84, 76, 68, 60, 52, 46];
const leading: Record<Language, number> = { en: 1.1, 'zh-CN': 1.3, ar: 1.42 };

/** Draws a social card, which other sites show beside a link: a PNG of 1200 × 630 in the paper's style. */
export async function drawCard(card: Card): Promise<Buffer> {
  await registerFontsFor(`${card.paper}${card.section ?? ''}${card.headline}…`);
  const canvas = createCanvas(cardSize.width, cardSize.height);
  const pen = canvas.getContext('2d');
  pen.fillStyle = colours.paper;
  pen.fillRect(0, 0, cardSize.width, cardSize.height);
  pen.fillStyle = colours.press;
  pen.fillRect(0, 0, cardSize.width, 14);
  const isRight = directionOf(card.language) === 'rtl';
  pen.direction = isRight ? 'rtl' : 'ltr';
  pen.textAlign = isRight ? 'right' : 'left';
  const start = isRight ? cardSize.width - MARGIN_PX : MARGIN_PX;

  pen.fillStyle = colours.ink;
  inOneLine(pen, card.paper, 650, 40);
  pen.fillText(card.paper, start, 92);
  pen.fillRect(MARGIN_PX, 122, column, 2);
  if (card.section) {
    pen.fillStyle = colours.press;
    inOneLine(pen, card.section, 600, 30);
    pen.fillText(card.section, start, 178);
  }
  pen.fillStyle = colours.ink;
  const { lines, size } = setHeadline(pen, card);
  const step = size * leading[card.language];
  const first = HEADLINE_TOP_PX + (bottom - HEADLINE_TOP_PX - lines.length * step) / 2 + size * 0.92;
  for (const [at, line] of lines.entries()) pen.fillText(line, start, first + at * step);
  return canvas.encode('png');
}

/** The headline in the largest size that fits; truncated only if the smallest is too large. */
function setHeadline(pen: SKRSContext2D, { headline, language }: Card): { lines: string[]; size: number } {
  const measure = (text: string) => pen.measureText(text).width;
  for (const size of sizes) {
    pen.font = `640 ${size}px ${families}`;
    const lines = breakIntoLines(headline, language, column, measure);
    const most = Math.floor((bottom - HEADLINE_TOP_PX) / (size * leading[language]));
    if (lines.length <= Math.min(most, size > 60 ? 4 : 5)) return { lines, size };
    if (size === sizes.at(-1)) return { lines: [...lines.slice(0, most - 1), `${lines[most - 1]}…`], size };
  }
  throw new Error('the list of font sizes is empty');
}

/** Draws one line, smaller if necessary. */
function inOneLine(pen: SKRSContext2D, text: string, weight: number, size: number): void {
  pen.font = `${weight} ${size}px ${families}`;
  const { width } = pen.measureText(text);
  if (width > column) pen.font = `${weight} ${Math.floor((size * column) / width)}px ${families}`;
}
