'use client';
import type { Editor } from '@tiptap/core';
import { useRouter } from 'next/navigation';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { type CopyOwner, type RecoverActs, RecoverNotice } from '#components/recover/RecoverNotice.tsx';
import { StatusTag } from '#components/staff/articles/StatusTag.tsx';
import { useStaffEvents } from '#components/staff/liveUpdates/LivePages.tsx';
import { Button } from '#components/ui/Button.tsx';
import { Skeleton } from '#components/ui/Skeleton.tsx';
import type { ArticleForEditing } from '#editorial/articles/articleForEditing.ts';
import type { EditorActs } from './editorActs.ts';
import './document/sheet.css';
import type { RecoverableText } from '../recover/recoverableCopies.ts';
import { FileButton } from './blocks/FileButton.tsx';
import { PicturesKnown } from './blocks/pictures.tsx';
import type { DraftLeftover } from './collaboration/openDraft.ts';
import { Presence } from './collaboration/Presence.tsx';
import { SaveState } from './collaboration/SaveState.tsx';
import { useDraft, useDraftState } from './collaboration/useDraft.ts';
import { DraftSheet } from './document/DraftSheet.tsx';
import { insertRecovered } from './document/insertRecovered.ts';
import { KeysDialog } from './document/KeysDialog.tsx';
import { timeFromServer } from './document/timeAsOffset.ts';
import { useArrival } from './document/useArrival.ts';
import { EditorSidebar } from './sidebar/Sidebar.tsx';
import { useArticleFields } from './sidebar/useArticleFields.ts';
import { useSidebar } from './sidebar/useSidebar.ts';

export type { EditorActs, EditorPicture } from './editorActs.ts';

type Props = {
  given: ArticleForEditing;
  user: { name: string };
  owner: CopyOwner;
  may: {
    release: boolean;
    pin: boolean;
    block: boolean;
    series: boolean;
    takeBack: boolean;
    endCoverage: boolean;
    delete: boolean;
  };
  acts: EditorActs;
  recover: RecoverActs;
};

/** The desk of one article: the text is the page; what is said about it stands beside it. */
export function EditorScreen({ given, user, owner, may, acts, recover }: Props) {
  const t = useTranslations('editor');
  const articleId = given.article.id;
  const { draft, leftovers } = useDraft(articleId, owner);
  const isReadOnly = useDraftState(draft, (state) => state.isReadOnly);
  const copies = useDraftState(draft, (state) => state.copies);
  const body = useRef<Editor | null>(null);
  const takeBody = useCallback((editor: Editor | null) => {
    body.current = editor;
  }, []);
  const ready = useDraftState(draft, (state) => state.ready);
  const saving = useDraftState(draft, (state) => state.saving);
  const lost = saving === 'not-found' || saving === 'deleted';
  const describing = useArticleFields(given, acts);
  useStaffEvents(
    [`article:${articleId}`, `draft:${articleId}`, 'clock', 'section'],
    describing.rereadAfterChanges,
  );
  const [askTime] = useState(() => timeFromServer(acts));
  const inspector = useSidebar();
  useArrival(ready === true);
  const [keys, setKeys] = useState(false);
  const router = useRouter();
  const release = useCallback(
    () => router.push(`/newsroom/articles/${articleId}/release`),
    [router, articleId],
  );

  useEffect(() => {
    function onKey(event: KeyboardEvent) {
      if (!(event.metaKey || event.ctrlKey) || event.altKey || event.isComposing) return;
      if (event.key === '/') setKeys(true);
      else if (event.key === '.') inspector.toggle();
      else if (event.key === 'Enter' && event.shiftKey && may.release) release();
      else return;
      event.preventDefault();
    }
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [inspector.toggle, may.release, release]);

  return (
    <PicturesKnown acts={acts}>
      <div className={`desk ${inspector.open ? 'desk-open' : ''}`}>
        <main id="main" tabIndex={-1} className="min-w-0 outline-none">
          <h1 className="sr-only">{t('title', { headline: given.headline || t('untitled') })}</h1>
          <div className="desk-bar">
            <div className="flex min-w-0 flex-wrap items-center gap-x-4 gap-y-1.5">
              <SaveState draft={draft} />
              <StatusTag of={describing.now.standing} />
              {describing.now.unreleased && (
                <StatusTag of={{ is: 'unreleased', ...describing.now.unreleased }} />
              )}
              <Presence draft={draft} />
            </div>
            <div className="ml-auto flex items-center gap-2">
              <Button small look="quiet" className="max-sm:hidden" onClick={() => setKeys(true)}>
                {t('keys.open')}
              </Button>
              <Button
                small
                aria-expanded={inspector.open}
                aria-controls="inspector"
                onClick={inspector.toggle}
              >
                {t('inspector')}
              </Button>
              <FileButton describing={describing} prominent={!may.release} acts={acts} />
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
            language={describing.now.article.language}
            articleId={articleId}
            unkept={leftovers.filter(({ isKept }) => !isKept).map((leftover) => asText(articleId, leftover))}
            revision={copies + leftovers.length}
            insert={
              draft && ready && !isReadOnly
                ? ({ content }) => insertRecovered(body.current, draft.ydoc, content)
                : undefined
            }
          />
          {draft && ready ? (
            <DraftSheet
              draft={draft}
              language={describing.now.article.language}
              user={user}
              askTime={askTime}
              onBody={takeBody}
            />
          ) : (
            <div className="sheet" aria-busy={!lost}>
              {lost ? <p>{t(`saving.${saving}`)}</p> : <Skeleton rows={8} />}
            </div>
          )}
        </main>
        <EditorSidebar draft={draft} describing={describing} inspector={inspector} may={may} acts={acts} />
      </div>
      {keys && <KeysDialog onClose={() => setKeys(false)} />}
    </PicturesKnown>
  );
}

const asText = (articleId: number, { content, why, at }: DraftLeftover): RecoverableText => ({
  key: `unkept ${at}`,
  articleId,
  reason: why,
  content,
  at,
  copy: null,
});
