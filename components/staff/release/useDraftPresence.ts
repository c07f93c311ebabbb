import { useEffect, useState } from 'react';
import { type PresentPerson, presentPeople } from '#components/editor/collaboration/presentPeople.ts';
import { useFrame } from '#components/staff/frame/FrameState.tsx';
import { type CollabHello, isCollabRefusal } from '#contracts/collaboration.ts';

/**
 * Who has the draft open, as long as the page is. The socket only looks: the server refuses updates from it, and tells
 * those in the draft that somebody is reviewing. Where it cannot connect, nobody is shown and nothing else is missing.
 */
export function useDraftPresence(articleId: number): PresentPerson[] {
  const [people, setPeople] = useState<PresentPerson[]>([]);
  const { database, userId } = useFrame().owner;

  useEffect(() => {
    let isOver = false;
    let close = () => {};
    // The release form is alive before this has arrived.
    void Promise.all([import('@hocuspocus/provider'), import('yjs'), import('#body/bodySchema.ts')])
      .then(([{ HocuspocusProvider, HocuspocusProviderWebsocket }, Y, { schemaVersion }]) => {
        if (isOver) return;
        const document = new Y.Doc();
        const scheme = location.protocol === 'https:' ? 'wss' : 'ws';
        const socket = new HocuspocusProviderWebsocket({ url: `${scheme}://${location.host}/collab` });
        const hello: CollabHello = { schemaVersion, database, userId, isReviewing: true };
        const provider = new HocuspocusProvider({
          websocketProvider: socket,
          name: String(articleId),
          document,
          token: JSON.stringify(hello),
          onAwarenessChange: () => setPeople((before) => presentPeople(provider, before)),
          onAuthenticationFailed({ reason }) {
            // Signed out, another build, another database: trying again would not help.
            if (isCollabRefusal(reason) && reason !== 'unavailable') socket.disconnect();
            else socket.webSocket?.close(); // and try again
          },
          onDisconnect: () => setPeople([]),
        });
        provider.attach();
        // A window that says nothing of itself is shown to nobody; the server adds the name.
        provider.setAwarenessField('isHere', true);
        close = () => {
          provider.destroy();
          socket.destroy();
          document.destroy();
        };
      })
      .catch(() => {}); // the chunk could not be loaded
    return () => {
      isOver = true;
      close();
    };
  }, [articleId, database, userId]);

  return people.filter(({ id, isReviewing }) => !isReviewing && id !== userId);
}
