'use client';
import { X } from 'lucide-react';
import { useTranslations } from 'use-intl';
import type { OpenDraft } from '#components/editor/collaboration/openDraft.ts';
import type { EditorActs } from '#components/editor/editorActs.ts';
import { ShareButton } from '#components/staff/share/ShareButton.tsx';
import { LiveNotice } from '#components/ui/Notice.tsx';
import { Tabs } from '#components/ui/Tabs.tsx';
import { ChecksTab } from './ChecksTab.tsx';
import { ConflictNotice } from './ConflictNotice.tsx';
import { HistoryTab } from './HistoryTab.tsx';
import { RelatedTab } from './RelatedTab.tsx';
import { StoryTab } from './StoryTab.tsx';
import type { ArticleFieldsState } from './useArticleFields.ts';
import type { SidebarState } from './useSidebar.ts';

type Props = {
  draft: OpenDraft | undefined;
  describing: ArticleFieldsState;
  inspector: SidebarState;
  may: {
    pin: boolean;
    block: boolean;
    series: boolean;
    takeBack: boolean;
    endCoverage: boolean;
    delete: boolean;
  };
  acts: EditorActs;
};

/** All that is said about the article beside its text. */
export function EditorSidebar({ draft, describing, inspector, may, acts }: Props) {
  const t = useTranslations('editor');
  const refusals = useTranslations('refusals');
  const { refused } = describing;
  return (
    <aside id="inspector" aria-label={t('inspector')} hidden={!inspector.open} className="inspector">
      <button
        type="button"
        className="inspector-close"
        aria-label={t('closeInspector')}
        onClick={inspector.toggle}
      >
        <X aria-hidden size={18} />
      </button>
      <ConflictNotice describing={describing} />
      <Tabs
        label={t('inspector')}
        value={inspector.tab}
        onValueChange={inspector.choose}
        tabs={[
          {
            value: 'story',
            label: t('tabs.story'),
            content: <StoryTab describing={describing} acts={acts} may={may} />,
          },
          {
            value: 'related',
            label: t('tabs.related'),
            content: inspector.open && (
              <RelatedTab draft={draft} describing={describing} acts={acts} may={may} />
            ),
          },
          {
            value: 'checks',
            label: t('tabs.checks'),
            content: <ChecksTab articleId={describing.now.article.id} inspector={inspector} acts={acts} />,
          },
          {
            value: 'history',
            label: t('tabs.history'),
            content: (
              <HistoryTab
                articleId={describing.now.article.id}
                language={describing.now.article.language}
                releases={describing.now.releases}
                changes={describing.now.changes}
                may={may}
                acts={acts}
                onTakenBack={describing.reread}
              />
            ),
          },
        ]}
      />
      <div className="mt-4 flex flex-col items-start gap-4">
        <ShareButton articleId={describing.now.article.id} />
        <LiveNotice>{refused && refusals(refused.reason, refused.facts)}</LiveNotice>
      </div>
    </aside>
  );
}
