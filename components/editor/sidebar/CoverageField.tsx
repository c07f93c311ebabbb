'use client';
import { useTranslations } from 'use-intl';
import { useEditorPage } from '#components/editor/editorPage.ts';
import { ConfirmDialog } from '#components/ui/FormDialog.tsx';
import { useReadAct } from './useReadAct.ts';

/** The status of the coverage of a released live story, and the button that ends or resumes it. */
export function CoverageField() {
  const t = useTranslations('editor.coverage');
  const { articleFields, acts, may } = useEditorPage();
  const { article, releases } = articleFields.now;
  // A release may contain the first entries.
  const [covered, reread] = useReadAct(acts.coverage.read, article.id, releases.length);

  if (!covered) return null;
  return (
    <section className="flex flex-col items-start gap-2">
      <h2 className="text-sm font-medium">{t('label')}</h2>
      <p role="status" className="text-sm text-quiet">
        {t(covered.over ? 'over' : 'told')}
      </p>
      {may.endCoverage && (
        <ConfirmDialog
          button={{ children: t(covered.over ? 'resume' : 'end'), small: true }}
          act="article.end-coverage"
          subject={`article:${article.id}`}
          decidedOn={covered.decidedOn}
          title={t(covered.over ? 'resumeAsk' : 'endAsk')}
          description={t(covered.over ? 'resumeText' : 'endText')}
          submit={t(covered.over ? 'resumeNow' : 'endNow')}
          send={(confirmation) =>
            acts.coverage.end({ articleId: article.id, over: !covered.over, confirmation })
          }
          onLookAgain={() => void reread()}
          onDone={() => void reread()}
        />
      )}
    </section>
  );
}
