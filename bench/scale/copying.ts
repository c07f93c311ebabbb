import { once } from 'node:events';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';

export type Cell = string | number | boolean | Date | Uint8Array | null | object;

/** A table that rows are being copied into, on a connection of its own. */
export type Copying = {
  write(row: Cell[]): void;
  /** resolves when the server has taken what was written, more or less */
  drained(): Promise<void>;
  end(): Promise<void>;
};

/** bytes that are gathered before they are sent */
const portion = 128_000;

export async function copyInto(url: string, table: string, columns: string[]): Promise<Copying> {
  const client = await connect(url);
  const names = columns.map((name) => pg.escapeIdentifier(name)).join(', ');
  const stream = client.query(copyFrom(`copy ${pg.escapeIdentifier(table)} (${names}) from stdin`));
  let wrong: Error | undefined;
  stream.on('error', (error) => {
    wrong = error;
  });
  let lines: string[] = [];
  let gathered = 0;
  function send(): boolean {
    if (wrong) throw wrong;
    const isFree = stream.write(lines.join(''));
    lines = [];
    gathered = 0;
    return isFree;
  }
  return {
    write(row) {
      const line = `${row.map(asText).join('\t')}\n`;
      lines.push(line);
      gathered += line.length;
    },
    async drained() {
      if (gathered > portion && !send()) await once(stream, 'drain');
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

/** A connection that loads: triggers and foreign keys keep still, since what is written is whole by itself. */
export async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {}); // whoever asks next is told
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
const escaped = (text: string): string => text.replace(/[\\\n\r\t]/g, (sign) => special[sign] as string);
