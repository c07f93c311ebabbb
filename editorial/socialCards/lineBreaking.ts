/** Returns the width of a text in px. */
type WidthOf = (text: string) => number;

/**
 * Breaks a headline into lines no wider than `width`, of similar length. Words are segmented by language, so that
 * Chinese breaks between them; no line begins with closing or ends with opening punctuation.
 */
export function breakIntoLines(text: string, language: string, width: number, measure: WidthOf): string[] {
  const pieces = piecesOf(text, language);
  const lines = fill(pieces, width, measure);
  let [narrow, wide] = [0, width];
  for (let round = 0; round < 8; round++) {
    const middle = (narrow + wide) / 2;
    const narrower = fill(pieces, middle, measure);
    if (narrower.length > lines.length || narrower.some((line) => measure(line) > middle)) narrow = middle;
    else wide = middle;
  }
  return fill(pieces, wide, measure);
}

/** Units that stay together: a word with its punctuation, and the following space. */
function piecesOf(text: string, language: string): string[] {
  const pieces: string[] = [];
  let isJoinedToNext = false;
  for (const { segment } of new Intl.Segmenter(language, { granularity: 'word' }).segment(text)) {
    const last = pieces.at(-1);
    const isClosing = !/\s$/u.test(last ?? '') && /^[\p{Pe}\p{Pf}\p{Po}\p{Pd}]/u.test(segment);
    const isJoined = isJoinedToNext || isClosing || /^\s+$/u.test(segment);
    if (last !== undefined && isJoined) pieces[pieces.length - 1] += segment;
    else pieces.push(segment);
    isJoinedToNext = /[\p{Ps}\p{Pi}\p{Pd}'’]$/u.test(segment) && !/[\u3000-\u9fff]\p{Pd}$/u.test(segment);
  }
  return pieces;
}

function fill(pieces: string[], width: number, measure: WidthOf): string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of pieces.flatMap((each) => fitting(each, width, measure))) {
    if (line && measure((line + piece).trimEnd()) > width) {
      lines.push(line.trimEnd());
      line = piece.trimStart();
    } else line += piece;
  }
  return line.trim() ? [...lines, line.trimEnd()] : lines;
}

/** Splits a word that is longer than a line. */
function fitting(piece: string, width: number, measure: WidthOf): string[] {
  if (measure(piece.trimEnd()) <= width) return [piece];
  const parts: string[] = [''];
  for (const { segment } of new Intl.Segmenter().segment(piece)) {
    const last = parts.at(-1) ?? '';
    if (last && measure(last + segment) > width) parts.push(segment);
    else parts[parts.length - 1] = last + segment;
  }
  return parts;
}
