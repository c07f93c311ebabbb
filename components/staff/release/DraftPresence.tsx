'use client';
import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { PeopleList } from '#components/editor/collaboration/PeopleList.tsx';
import { type PresentPerson, presentPeople } from '#components/editor/collaboration/presentPeople.ts';
import { useFrame } from '#components/staff/frame/FrameState.tsx';
import { type CollabHello, collabRefusalOf, isCollabRefusal } from '#contracts/collaboration.ts';

/** The people who have the draft open while it is being reviewed. */
export function DraftPresence({ articleId }: { articleId: number }) {
  const t = useTranslations('release');
  const people = useDraftPresence(articleId);
  if (people.length === 0) return null;
  return (
    <div className="flex flex-wrap items-center gap-2 text-[0.8125rem] text-quiet">
      {t('inDraft')}
      <PeopleList label={t('inDraft')} people={people} />
    </div>
  );
}

/**
 * People in the draft, as long as the page is open. The socket is read-only: the server refuses updates from it, and
 * shows the people in the draft that somebody is reviewing. If it cannot connect, the list is empty and the rest of the
 * page works.
 */
function useDraftPresence(articleId: number): PresentPerson[] {
  const [people, setPeople] = useState<PresentPerson[]>([]);
  const { database, userId } = useFrame().owner;

  useEffect(() => {
    let isOver = false;
    let close = () => {};
    // Loaded separately: the release form must not wait for these chunks.
    void Promise.all([
      import('#components/editor/collaboration/draftSocket.ts'),
      import('y-protocols/awareness'),
      import('yjs'),
      import('#body/bodySchema.ts'),
    ])
      .then(([{ openDraftSocket }, { Awareness }, Y, { schemaVersion }]) => {
        if (isOver) return;
        const document = new Y.Doc();
        const awareness = new Awareness(document);
        awareness.on('change', () => setPeople((before) => presentPeople(awareness, before)));
        // Others see only windows with an awareness state; the server adds the name.
        awareness.setLocalStateField('isHere', true);
        const hello: CollabHello = { schemaVersion, database, userId, isReviewing: true };
        const socket = openDraftSocket({
          articleId,
          hello,
          awareness,
          waits: { min: 1_000, first: 2_000, max: 30_000 },
          onDenied(reason) {
            // After a sign-out, or with another build or database, no further attempt would succeed.
            if (isCollabRefusal(reason) && reason !== 'unavailable') socket.disconnect();
            else socket.restart();
          },
          onClose(code) {
            setPeople([]);
            const why = collabRefusalOf(code);
            if (why && why !== 'unavailable') socket.disconnect();
          },
        });
        close = () => {
          socket.destroy();
          document.destroy();
        };
      })
      .catch(() => {}); // a chunk could not be loaded
    return () => {
      isOver = true;
      close();
    };
  }, [articleId, database, userId]);

  return people.filter(({ id, isReviewing }) => !isReviewing && id !== userId);
}
