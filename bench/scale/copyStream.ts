import { once } from 'node:events';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';

export type Cell = string | number | boolean | Date | Uint8Array | null | object;

/** A running COPY into one table, on a separate connection. */
export type CopyStream = {
  write(row: Cell[]): void;
  /** sends the buffer if it is full; resolves when more can be written */
  drained(): Promise<void>;
  end(): Promise<void>;
};

/** chars that are buffered before they are sent */
const bufferLength = 128_000;

export async function copyInto(url: string, table: string, columns: string[]): Promise<CopyStream> {
  const client = await connect(url);
  const names = columns.map((name) => pg.escapeIdentifier(name)).join(', ');
  const stream = client.query(copyFrom(`copy ${pg.escapeIdentifier(table)} (${names}) from stdin`));
  let streamError: Error | undefined;
  stream.on('error', (error) => {
    streamError = error;
  });
  let lines: string[] = [];
  let buffered = 0;
  function send(): boolean {
    if (streamError) throw streamError;
    const isFree = stream.write(lines.join(''));
    lines = [];
    buffered = 0;
    return isFree;
  }
  return {
    write(row) {
      const line = `${row.map(asText).join('\t')}\n`;
      lines.push(line);
      buffered += line.length;
    },
    async drained() {
      if (buffered > bufferLength && !send()) await once(stream, 'drain');
    },
    async end() {
      send();
      const finished = once(stream, 'finish');
      stream.end();
      await finished;
      await client.end();
    },
  };
}

/** A connection for loading. Triggers and foreign keys are off, since the written rows are consistent. */
export async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {}); // the next query throws it
  await client.connect();
  await client.query("set session_replication_role = replica; set maintenance_work_mem = '1GB'");
  return client;
}

/** A value in the text format of COPY. Objects are JSON. */
function asText(value: Cell): string {
  if (value === null) return '\\N';
  if (typeof value === 'string') return escaped(value);
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Uint8Array) return `\\\\x${Buffer.from(value).toString('hex')}`;
  if (typeof value === 'object') return escaped(JSON.stringify(value));
  return String(value);
}

const special: Record<string, string> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };
const escaped = (text: string): string => text.replace(/[\\\n\r\t]/g, (char) => special[char] as string);
