/**
 * The number of typing errors between two words: an extra, missing or different letter, or two swapped ones (optimal
 * string alignment distance).
 */
export function typingErrors(one: string, other: string): number {
  const a = Array.from(one);
  const b = Array.from(other);
  const rows = [Array.from({ length: b.length + 1 }, (_, at) => at)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const above = rows[i - 1] ?? [];
      const replaced = (above[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const distances = [(above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, replaced];
      if (a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) distances.push((rows[i - 2]?.[j - 2] ?? 0) + 1);
      row.push(Math.min(...distances));
    }
    rows.push(row);
  }
  return rows.at(-1)?.at(-1) ?? 0;
}
