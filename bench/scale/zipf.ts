/**
 * Draws numbers from 0 to `size` − 1, the n-th with a weight of 1 / (n + shift) to the power of `exponent`: as words
 * come in texts (Zipf–Mandelbrot), topics in a paper and authors in a newsroom.
 */
export function zipf(size: number, { exponent = 1, shift = 2.7 } = {}): (random: () => number) => number {
  const upTo = new Float64Array(size);
  let sum = 0;
  for (let at = 0; at < size; at++) {
    sum += (at + shift) ** -exponent;
    upTo[at] = sum;
  }
  return (random) => {
    const wanted = random() * sum;
    let low = 0;
    let high = size - 1;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((upTo[middle] ?? sum) < wanted) low = middle + 1;
      else high = middle;
    }
    return low;
  };
}
