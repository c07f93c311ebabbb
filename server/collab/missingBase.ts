import * as Y from 'yjs';

/**
 * Whether an update depends on insertions that are neither in the document nor in the update. Yjs would keep it pending
 * until they arrive.
 */
export function hasMissingBase(document: Y.Doc, update: Uint8Array): boolean {
  const known = Y.decodeStateVector(Y.encodeStateVector(document));
  let structs: ReturnType<typeof Y.decodeUpdate>['structs'];
  try {
    ({ structs } = Y.decodeUpdate(update));
  } catch {
    return false; // truncated: the log refuses it with a reason
  }
  const reached = new Map<number, number>();
  const clockOf = (client: number) => Math.max(known.get(client) ?? 0, reached.get(client) ?? 0);
  for (const struct of structs) {
    if (struct instanceof Y.Skip) continue;
    const { client, clock } = struct.id;
    if (clock > clockOf(client)) return true;
    reached.set(client, clock + struct.length);
  }
  return structs.some(
    (struct) =>
      struct instanceof Y.Item &&
      [struct.origin, struct.rightOrigin, struct.parent].some(
        (base) => base instanceof Y.ID && base.clock >= clockOf(base.client),
      ),
  );
}
