import { HocuspocusProvider, HocuspocusProviderWebsocket } from '@hocuspocus/provider';
import * as Y from 'yjs';
import { schemaVersion } from '#body/bodySchema.ts';
import type { CollabHello } from '#contracts/collaboration.ts';
import type { ArticleId, UserId } from '#db/schema/ids.ts';

type Options = {
  /** the address of the node, such as `http://localhost:3000` */
  url: string;
  articleId: ArticleId;
  user: { id: UserId; token: string };
  database: string;
  /** number of the paragraph in which this writer types */
  paragraph: number;
};

export type ScriptedWriter = Awaited<ReturnType<typeof openWriter>>;

/** A colleague who types letters into a paragraph over a socket, without a browser. Resolves when the draft is loaded. */
export async function openWriter({ url, articleId, user, database, paragraph }: Options) {
  const cookie = `next-auth.session-token=${user.token}`;
  class SocketWithSession extends WebSocket {
    constructor(address: string) {
      super(address, { headers: { cookie, origin: url } } as never); // undici's own option
    }
  }
  const ydoc = new Y.Doc();
  const socket = new HocuspocusProviderWebsocket({
    url: `${url.replace('http', 'ws')}/collab`,
    WebSocketPolyfill: SocketWithSession as never,
  });
  const hello: CollabHello = { schemaVersion, database, userId: user.id };
  const sentAt: number[] = [];
  const waits: number[] = [];
  const loaded = Promise.withResolvers<void>();
  const provider = new HocuspocusProvider({
    websocketProvider: socket,
    name: String(articleId),
    document: ydoc,
    token: JSON.stringify(hello),
    onSynced: () => loaded.resolve(),
    onAuthenticationFailed: ({ reason }) => loaded.reject(new Error(reason)),
    // The server acknowledges updates in their order; the handshake's own counts as the first.
    onUnsyncedChanges({ number }) {
      while (sentAt.length > number) waits.push(performance.now() - (sentAt.shift() ?? 0));
    },
    // The next connection sends unacknowledged letters again as one update, which is acknowledged once.
    onClose: () => void sentAt.splice(0),
  });
  provider.attach();
  await loaded.promise;
  let typed = 0;
  let timer: NodeJS.Timeout | undefined;
  function type(): void {
    const body = ydoc.getXmlFragment('body');
    const text = (body.get(Math.min(paragraph, body.length - 1)) as Y.XmlElement).get(0) as Y.XmlText;
    sentAt.push(performance.now());
    typed += 1;
    text.insert(0, 'x');
  }
  return {
    ydoc,
    /** Milliseconds from each letter to its acknowledgement, which follows the commit; without letters sent again. */
    waits,
    typed: () => typed,
    type,
    /** Types a letter every `pause` ms until the returned function is called. */
    typeSteadily(pause: number): () => void {
      timer = setInterval(type, pause);
      return () => clearInterval(timer);
    },
    close(): void {
      clearInterval(timer);
      provider.destroy();
      socket.destroy();
      ydoc.destroy();
    },
  };
}
