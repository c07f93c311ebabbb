'use client';
import type { Editor } from '@tiptap/core';
import { useRouter } from 'next/navigation';
import { useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { type CopyOwner, type RecoverActs, RecoverNotice } from '#components/recover/RecoverNotice.tsx';
import { StatusTag } from '#components/staff/articles/StatusTag.tsx';
import { useStaffEvents } from '#components/staff/liveUpdates/LivePages.tsx';
import { Button } from '#components/ui/Button.tsx';
import { onDemand } from '#components/ui/onDemand.tsx';
import { Skeleton } from '#components/ui/Skeleton.tsx';
import { useWindowKeys } from '#components/ui/useWindowKeys.ts';
import type { ArticleForEditing } from '#editorial/articles/articleForEditing.ts';
import type { EditorActs } from './editorActs.ts';
import { EditorPageContext, type EditorPermissions } from './editorPage.ts';
import './document/sheet.css';
import type { RecoverableText } from '../recover/recoverableCopies.ts';
import { FileButton } from './blocks/FileButton.tsx';
import { PicturesKnown } from './blocks/pictures.tsx';
import type { DraftLeftover, OpenDraft } from './collaboration/openDraftTypes.ts';
import { PeopleList } from './collaboration/PeopleList.tsx';
import { SaveStatusText } from './collaboration/SaveStatusText.tsx';
import { useDraft, useOpenDraftState } from './collaboration/useDraft.ts';
import { DraftSheet } from './document/DraftSheet.tsx';
import { useArrival } from './document/goToPlace.ts';
import { insertRecovered } from './document/insertRecovered.ts';
import { EditorSidebar } from './sidebar/Sidebar.tsx';
import { useArticleFields } from './sidebar/useArticleFields.ts';
import { useSidebar } from './sidebar/useSidebar.ts';

export type { EditorActs, EditorPicture } from './editorActs.ts';

const KeysDialog = onDemand(() => import('./document/KeysDialog.tsx').then((file) => file.KeysDialog));

type Props = {
  initial: ArticleForEditing;
  user: { name: string };
  owner: CopyOwner;
  may: EditorPermissions;
  acts: EditorActs;
  recover: RecoverActs;
};

/** The editor of one article: the text fills the page; the other fields are in the sidebar. */
export function EditorScreen({ initial, user, owner, may, acts, recover }: Props) {
  const t = useTranslations('editor');
  const articleId = initial.article.id;
  const { draft, leftovers } = useDraft(articleId, owner);
  // One value each, so that saving a keystroke does not render the whole page.
  const isReadOnly = useOpenDraftState(draft, (state) => state.isReadOnly);
  const copies = useOpenDraftState(draft, (state) => state.copies);
  const isReady = useOpenDraftState(draft, (state) => state.ready);
  const loss = useOpenDraftState(draft, ({ saving }) =>
    saving === 'not-found' || saving === 'deleted' ? saving : null,
  );
  const bodyRef = useRef<Editor | null>(null);
  const articleFields = useArticleFields(initial, acts);
  const { article, standing, unreleased } = articleFields.now;
  useStaffEvents(
    [`article:${articleId}`, `draft:${articleId}`, 'clock', 'section'],
    articleFields.rereadAfterChanges,
  );
  const sidebar = useSidebar();
  useArrival(isReady);
  const [isKeysDialogOpen, setKeysDialogOpen] = useState(false);
  const router = useRouter();
  const release = () => router.push(`/newsroom/articles/${articleId}/release`);

  useWindowKeys((event) => {
    if (!(event.metaKey || event.ctrlKey) || event.altKey || event.isComposing) return;
    if (event.key === '/') setKeysDialogOpen(true);
    else if (event.key === '.') sidebar.toggle();
    else if (event.key === 'Enter' && event.shiftKey && may.release) release();
    else return;
    event.preventDefault();
  });

  return (
    <EditorPageContext value={{ draft, articleFields, sidebar, acts, may }}>
      <PicturesKnown acts={acts}>
        <div className={`desk ${sidebar.open ? 'desk-open' : ''}`}>
          <main id="main" tabIndex={-1} className="min-w-0 outline-none">
            <h1 className="sr-only">{t('title', { headline: initial.headline || t('untitled') })}</h1>
            <div className="desk-bar">
              <div className="flex min-w-0 flex-wrap items-center gap-x-4 gap-y-1.5">
                <SaveStatusText draft={draft} />
                <StatusTag of={standing} />
                {unreleased && <StatusTag of={{ is: 'unreleased', ...unreleased }} />}
                <Presence draft={draft} />
              </div>
              <div className="ml-auto flex items-center gap-2">
                <Button small look="quiet" className="max-sm:hidden" onClick={() => setKeysDialogOpen(true)}>
                  {t('keys.open')}
                </Button>
                <Button small aria-expanded={sidebar.open} aria-controls="inspector" onClick={sidebar.toggle}>
                  {t('inspector')}
                </Button>
                <FileButton />
                {may.release && (
                  <Button small look="press" onClick={release}>
                    {t('release')}
                  </Button>
                )}
              </div>
            </div>
            <RecoverNotice
              owner={owner}
              acts={recover}
              language={article.language}
              articleId={articleId}
              unstored={unstoredTexts(articleId, leftovers)}
              revision={copies + leftovers.length}
              insert={
                draft && isReady && !isReadOnly
                  ? ({ content }) => insertRecovered(bodyRef.current, draft.ydoc, content)
                  : undefined
              }
            />
            {draft && isReady ? (
              <DraftSheet draft={draft} user={user} bodyRef={bodyRef} />
            ) : (
              <div className="sheet" aria-busy={!loss}>
                {loss ? <p>{t(`saving.${loss}`)}</p> : <Skeleton rows={8} />}
              </div>
            )}
          </main>
          <EditorSidebar />
        </div>
        {isKeysDialogOpen && <KeysDialog onClose={() => setKeysDialogOpen(false)} />}
      </PicturesKnown>
    </EditorPageContext>
  );
}

/** The contents of documents that were put aside and that the browser does not store. */
const unstoredTexts = (articleId: number, leftovers: DraftLeftover[]): RecoverableText[] =>
  leftovers.flatMap(({ content, why, at, isStored }) =>
    isStored ? [] : [{ key: `unkept ${at}`, articleId, reason: why, content, at, copy: null }],
  );

/** The other people in the draft. */
function Presence({ draft }: { draft: OpenDraft | undefined }) {
  const t = useTranslations('editor');
  return <PeopleList label={t('present')} people={useOpenDraftState(draft, (state) => state.people)} />;
}
