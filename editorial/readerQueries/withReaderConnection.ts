import { onOneConnection } from '#db/asOf.ts';
import { codeOf, readerPool } from '#db/pools.ts';
import { OUTDATED_STATEMENT_CODES } from '#db/preparingClient.ts';

/**
 * Runs `work`, which must only read for readers, with all its queries on one connection. Queries that do not wait for
 * each other are sent together and run in the order in which they are sent: a clock that is read first is never later
 * than the content. `work` runs once more if a migration has outdated a prepared statement.
 */
export async function withReaderConnection<T>(work: () => Promise<T>): Promise<T> {
  const read = () => onOneConnection(readerPool(), work);
  return read().catch((error) =>
    OUTDATED_STATEMENT_CODES.has(codeOf(error)) ? read() : Promise.reject(error),
  );
}
