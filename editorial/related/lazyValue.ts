/** What `find` finds, looked for when it is first asked for. */
export function lazyValue<Found>(find: () => Found): () => Found {
  let found: Found | undefined;
  return () => {
    found ??= find();
    return found;
  };
}
