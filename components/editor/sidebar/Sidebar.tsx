'use client';
import { X } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { CommentsTabLabel } from '#components/editor/comments/CommentsTabLabel.tsx';
import { useEditorPage } from '#components/editor/editorPage.ts';
import { ShareButton } from '#components/staff/share/ShareButton.tsx';
import { LiveNotice } from '#components/ui/Notice.tsx';
import { onDemand } from '#components/ui/onDemand.tsx';
import { Tabs } from '#components/ui/Tabs.tsx';
import { StoryTab } from './StoryTab.tsx';

const ConflictNotice = onDemand(() => import('./ConflictNotice.tsx').then((file) => file.ConflictNotice));
const CommentsTab = onDemand(() => import('./CommentsTab.tsx').then((file) => file.CommentsTab));
const RelatedTab = onDemand(() => import('./RelatedTab.tsx').then((file) => file.RelatedTab));
const SuggestionsTab = onDemand(() =>
  import('#components/editor/suggesting/SuggestionsTab.tsx').then((file) => file.SuggestionsTab),
);
const ChecksTab = onDemand(() => import('./ChecksTab.tsx').then((file) => file.ChecksTab));
const HistoryTab = onDemand(() => import('./HistoryTab.tsx').then((file) => file.HistoryTab));

/** Everything about the article besides its text. */
export function EditorSidebar() {
  const t = useTranslations('editor');
  const refusals = useTranslations('refusals');
  const { sidebar, articleFields } = useEditorPage();
  const { refused, now } = articleFields;
  return (
    <aside id="inspector" aria-label={t('inspector')} hidden={!sidebar.open} className="inspector">
      <button
        type="button"
        className="inspector-close"
        aria-label={t('closeInspector')}
        onClick={sidebar.toggle}
      >
        <X aria-hidden size={18} />
      </button>
      {articleFields.conflict && <ConflictNotice />}
      <Tabs
        label={t('inspector')}
        value={sidebar.tab}
        onValueChange={sidebar.choose}
        tabs={[
          { value: 'story', label: t('tabs.story'), content: <StoryTab /> },
          { value: 'comments', label: <CommentsTabLabel />, content: sidebar.open && <CommentsTab /> },
          {
            value: 'suggestions',
            label: t('tabs.suggestions'),
            content: sidebar.open && <SuggestionsTab />,
          },
          { value: 'related', label: t('tabs.related'), content: sidebar.open && <RelatedTab /> },
          { value: 'checks', label: t('tabs.checks'), content: <ChecksTab /> },
          { value: 'history', label: t('tabs.history'), content: <HistoryTab /> },
        ]}
      />
      <div className="mt-4 flex flex-col items-start gap-4">
        <ShareButton articleId={now.article.id} />
        <LiveNotice>{refused && refusals(refused.refused, refused.facts)}</LiveNotice>
      </div>
    </aside>
  );
}
