import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { HocuspocusProvider, HocuspocusProviderWebsocket } from '@hocuspocus/provider';
import * as Y from 'yjs';
import { schemaVersion } from '#body/bodySchema.ts';
import { closePools, staffPool } from '#db/pools.ts';
import type { UserId } from '#db/schema/ids.ts';
import { readDatabaseId } from '#editorial/databaseIdentity.ts';
import { beginSession } from '#editorial/people/sessions.ts';
import { createLogger } from '#server/logging/logging.ts';
import { type ScratchDatabase, scratchDatabase } from '../postgres/scratch.ts';
import { type Collab, createCollab } from './collab.ts';
import type { SocketLimits } from './socketGuard.ts';

/** For tests: servers and clients of collaboration, on real sockets and a scratch database. */
let database: ScratchDatabase;
let databaseId: string;
const undo: (() => unknown)[] = [];

async function someone(
  name: string,
  { canOnlySuggest = false } = {},
): Promise<{ id: UserId; token: string }> {
  const { rows } = await staffPool().query(
    `insert into "user" (email, name, role, can_only_suggest) values ($1, $2, 'writer', $3) returning id`,
    [`${name.toLowerCase()}.${Math.random().toString(36).slice(2)}@example.com`, name, canOnlySuggest],
  );
  const id = Number(rows[0].id) as UserId;
  return { id, token: await beginSession(id, 'test') };
}

async function node(limits?: SocketLimits): Promise<{ port: number; collab: Collab; server: Server }> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, resolve));
  const { port } = server.address() as AddressInfo;
  const collab = createCollab({
    logger: createLogger('silent'),
    siteUrl: `http://localhost:${port}`,
    limits,
  });
  server.on('upgrade', (request, socket, head) => collab.upgrade(request, socket, head));
  undo.push(async () => {
    await collab.close();
    server.closeAllConnections();
    server.close();
  });
  return { port, collab, server };
}

export type JoinOptions = {
  token?: string;
  id?: UserId;
  origin?: string;
  version?: number;
  name?: string;
  /** extra fields for the hello message that the client sends when it connects */
  hello?: object;
};

function join(port: number, options: JoinOptions) {
  const { token = '', id = 1, origin, version = schemaVersion, name } = options;
  const hello = { schemaVersion: version, database: databaseId, userId: id, ...options.hello };
  const headers = {
    cookie: `theme=dark; next-auth.session-token=${token}`,
    origin: origin ?? `http://localhost:${port}`,
  };
  class Socket extends WebSocket {
    constructor(url: string) {
      super(url, { headers } as never); // undici's own option
    }
  }
  const document = new Y.Doc();
  const closed: number[] = [];
  const refused: string[] = [];
  const socket = new HocuspocusProviderWebsocket({
    url: `ws://localhost:${port}/collab`,
    WebSocketPolyfill: Socket as never,
    delay: 50,
    minDelay: 50,
    maxDelay: 200,
    onClose: ({ event }) => closed.push(event.code),
  });
  const provider = new HocuspocusProvider({
    websocketProvider: socket,
    name: name ?? '',
    document,
    token: JSON.stringify(hello),
    onAuthenticationFailed: ({ reason }) => refused.push(reason),
    // The handshake sends every queued message again; without this their acknowledgements would be counted twice.
    onOpen: () => Object.assign(socket, { messageQueue: [] }),
  });
  provider.attach();
  undo.push(() => {
    provider.destroy();
    socket.destroy();
  });
  return { document, provider, socket, closed, refused };
}

export type CollabClient = ReturnType<typeof join>;

export const isSaved = ({ provider }: CollabClient) => provider.synced && provider.unsyncedChanges === 0;

export async function eventually(what: () => unknown, patience = 8_000): Promise<void> {
  const end = Date.now() + patience;
  while (!(await what())) {
    if (Date.now() > end) throw new Error(`waited in vain for ${what}`);
    await sleep(10);
  }
}

export const sockets = {
  undo,
  someone,
  node,
  join,
  async open(): Promise<void> {
    database = await scratchDatabase();
    databaseId = await readDatabaseId();
  },
  async close(): Promise<void> {
    await closePools();
    await database.drop();
  },
  async undoAll(): Promise<void> {
    for (const step of undo.splice(0).reverse()) await step();
  },
};
