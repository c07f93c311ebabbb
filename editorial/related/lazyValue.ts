/** Returns a function that calls `find` at the first call and caches the result. */
export function lazyValue<Found>(find: () => Found): () => Found {
  let found: Found | undefined;
  return () => {
    found ??= find();
    return found;
  };
}
