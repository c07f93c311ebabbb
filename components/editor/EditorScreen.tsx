'use client';
import type { Editor } from '@tiptap/core';
import { useRouter } from 'next/navigation';
import { useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { CopyOwner, RecoverActs } from '#components/recover/RecoverNotice.tsx';
import { RecoverNoticeOnDemand } from '#components/recover/RecoverNoticeOnDemand.tsx';
import { StatusTag } from '#components/staff/articles/StatusTag.tsx';
import { useStaffEvents } from '#components/staff/liveUpdates/LivePages.tsx';
import { Button } from '#components/ui/Button.tsx';
import { codeOnDemand } from '#components/ui/codeOnDemand.ts';
import { onDemand } from '#components/ui/onDemand.tsx';
import { Skeleton } from '#components/ui/Skeleton.tsx';
import { useWindowKeys } from '#components/ui/useWindowKeys.ts';
import type { ArticleForEditing } from '#editorial/articles/articleForEditing.ts';
import type { ChangesSinceVisit } from '#editorial/versions/changesSinceVisit.ts';
import type { EditorActs } from './editorActs.ts';
import { EditorPageContext, type EditorPermissions } from './editorPage.ts';
import './comments/comments.css';
import './document/sheet.css';
import './suggesting/suggestions.css';
import type { RecoverableText } from '../recover/recoverableCopies.ts';
import { FileButton } from './blocks/FileButton.tsx';
import { PicturesKnown } from './blocks/pictures.tsx';
import type { DraftLeftover, OpenDraft } from './collaboration/openDraftTypes.ts';
import { PeopleList } from './collaboration/PeopleList.tsx';
import { PresenceAnnouncer } from './collaboration/PresenceAnnouncer.tsx';
import { SaveStatusText } from './collaboration/SaveStatusText.tsx';
import { useDraft, useOpenDraftState } from './collaboration/useDraft.ts';
import { CommentsProvider } from './comments/CommentsProvider.tsx';
import { PassageButton } from './comments/PassageButton.tsx';
import { DraftSheet } from './document/DraftSheet.tsx';
import { useArrival } from './document/goToPlace.ts';
import { EditorSidebar } from './sidebar/Sidebar.tsx';
import { useArticleFields } from './sidebar/useArticleFields.ts';
import { useSidebar } from './sidebar/useSidebar.ts';
import { ModeSelect } from './suggesting/ModeSelect.tsx';
import { useIsSuggestingReady, useSuggestingMode } from './suggesting/useSuggesting.ts';
import { FindBarOnDemand, WritingBarOnDemand } from './writingTools/WritingBarOnDemand.tsx';
import { WritingTools } from './writingTools/writingTools.ts';

export type { EditorActs, EditorPicture } from './editorActs.ts';

const insertRecovered = codeOnDemand(() =>
  import('./document/insertRecovered.ts').then((file) => file.insertRecovered),
);
const SinceVisitNotice = onDemand(() =>
  import('./sidebar/SinceVisit.tsx').then((file) => file.SinceVisitNotice),
);
const KeysDialog = onDemand(() => import('./document/KeysDialog.tsx').then((file) => file.KeysDialog));

type Props = {
  initial: ArticleForEditing;
  sinceVisit: ChangesSinceVisit | null;
  user: { name: string };
  owner: CopyOwner;
  may: EditorPermissions;
  acts: EditorActs;
  recover: RecoverActs;
};

/** The editor of one article: the text fills the page; the other fields are in the sidebar. */
export function EditorScreen({ initial, sinceVisit, user, owner, may, acts, recover }: Props) {
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
  const mode = useSuggestingMode({ articleId, userId: owner.userId, isFixed: !may.edit });
  const isSuggestingReady = useIsSuggestingReady(mode);
  const [tools] = useState(() => new WritingTools());
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
    <EditorPageContext value={{ draft, articleFields, sidebar, tools, acts, may, sinceVisit, mode }}>
      <CommentsProvider owner={owner}>
        <PicturesKnown acts={acts}>
          <div className={`desk ${sidebar.open ? 'desk-open' : ''}`}>
            <main id="main" tabIndex={-1} className="min-w-0 outline-none">
              <h1 className="sr-only">{t('title', { headline: initial.headline || t('untitled') })}</h1>
              <div data-window-bar className="desk-bar max-sm:justify-end">
                <div className="flex min-w-0 flex-wrap items-center gap-x-4 gap-y-1.5 max-sm:basis-full">
                  <SaveStatusText draft={draft} />
                  <StatusTag of={standing} />
                  {unreleased && <StatusTag of={{ is: 'unreleased', ...unreleased }} />}
                  <Presence draft={draft} />
                </div>
                <WritingBarOnDemand
                  tools={tools}
                  language={article.language}
                  onKeys={() => setKeysDialogOpen(true)}
                />
                <div className="flex items-center gap-2 max-sm:contents">
                  <Button
                    small
                    look="quiet"
                    className="max-sm:hidden"
                    onClick={() => setKeysDialogOpen(true)}
                  >
                    {t('keys.open')}
                  </Button>
                  <ModeSelect />
                  <Button
                    small
                    aria-expanded={sidebar.open}
                    aria-controls="inspector"
                    onClick={sidebar.toggle}
                  >
                    {t('inspector')}
                  </Button>
                  <FileButton />
                  {may.release && (
                    <Button small look="press" onClick={release}>
                      {t('release')}
                    </Button>
                  )}
                </div>
                <FindBarOnDemand tools={tools} language={article.language} />
              </div>
              <RecoverNoticeOnDemand
                owner={owner}
                acts={recover}
                language={article.language}
                articleId={articleId}
                unstored={unstoredTexts(articleId, leftovers)}
                revision={copies + leftovers.length}
                insert={
                  draft && isReady && !isReadOnly
                    ? async ({ content }) => {
                        const insert = await insertRecovered.load().catch(() => undefined);
                        return insert?.(bodyRef.current, draft.ydoc, content) ?? 'failed';
                      }
                    : undefined
                }
              />
              {sinceVisit && <SinceVisitNotice articleId={articleId} sinceVisit={sinceVisit} />}
              {draft && isReady && isSuggestingReady ? (
                <DraftSheet draft={draft} user={user} bodyRef={bodyRef} />
              ) : (
                <div className="sheet" aria-busy={!loss}>
                  {loss ? <p>{t(`saving.${loss}`)}</p> : <Skeleton rows={8} />}
                </div>
              )}
            </main>
            <EditorSidebar />
          </div>
          <PassageButton />
          {isKeysDialogOpen && <KeysDialog onClose={() => setKeysDialogOpen(false)} />}
        </PicturesKnown>
      </CommentsProvider>
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
  return (
    <>
      <PeopleList label={t('present')} people={useOpenDraftState(draft, (state) => state.people)} />
      <PresenceAnnouncer draft={draft} />
    </>
  );
}
