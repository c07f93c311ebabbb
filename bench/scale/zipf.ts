/**
 * Draws numbers n from 0 to `size` − 1 with the weight (n + shift) ** −exponent (Zipf–Mandelbrot), which models words
 * in texts, topics in a paper and authors in a newsroom.
 */
export function zipf(size: number, { exponent = 1, shift = 2.7 } = {}): (random: () => number) => number {
  const cumulative = new Float64Array(size);
  let sum = 0;
  for (let at = 0; at < size; at++) {
    sum += (at + shift) ** -exponent;
    cumulative[at] = sum;
  }
  return (random) => {
    const target = random() * sum;
    let low = 0;
    let high = size - 1;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((cumulative[middle] ?? sum) < target) low = middle + 1;
      else high = middle;
    }
    return low;
  };
}
