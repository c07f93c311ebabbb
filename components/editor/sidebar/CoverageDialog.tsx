'use client';
import { useTranslations } from 'use-intl';
import { useEditorPage } from '#components/editor/editorPage.ts';
import { ConfirmDialog } from '#components/ui/ConfirmDialog.tsx';
import type { CoverageStatus } from '#editorial/liveCoverage/endingCoverage.ts';

type Props = {
  covered: NonNullable<CoverageStatus>;
  reread(): Promise<void>;
  onClose(): void;
};

/** Asks before the coverage of a live story ends or resumes. */
export function CoverageDialog({ covered, reread, onClose }: Props) {
  const t = useTranslations('editor.coverage');
  const { articleFields, acts } = useEditorPage();
  const { id: articleId } = articleFields.now.article;
  return (
    <ConfirmDialog
      act="article.end-coverage"
      subject={`article:${articleId}`}
      decidedOn={covered.decidedOn}
      onClose={onClose}
      title={t(covered.over ? 'resumeAsk' : 'endAsk')}
      description={t(covered.over ? 'resumeText' : 'endText')}
      submit={t(covered.over ? 'resumeNow' : 'endNow')}
      send={(confirmation) => acts.coverage.end({ articleId, over: !covered.over, confirmation })}
      onLookAgain={() => void reread()}
      onDone={() => void reread()}
    />
  );
}
