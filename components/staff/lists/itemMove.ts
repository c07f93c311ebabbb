/** The list with one item moved a place up or down. */
export function withItemMoved<Item>(items: Item[], at: number, by: -1 | 1): Item[] {
  const next = [...items];
  next.splice(at + by, 0, ...next.splice(at, 1));
  return next;
}
