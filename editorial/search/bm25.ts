/**
 * Robertson and Zaragoza, “The Probabilistic Relevance Framework: BM25 and Beyond” (2009), with their usual constants.
 */
export const saturation = 1.2;
export const lengthShare = 0.75;

/**
 * The BM25 score of a text. @param terms the text's count of each query term, and the term's inverse document frequency
 * @param length of the text and, on average, of all texts, in the same unit as `tf`
 */
export function bm25(terms: { tf: number; weight: number }[], length: number, averageLength: number): number {
  const long = 1 - lengthShare + lengthShare * (averageLength > 0 ? length / averageLength : 1);
  let sum = 0;
  for (const { tf, weight } of terms) sum += (weight * tf * (saturation + 1)) / (tf + saturation * long);
  return sum;
}
