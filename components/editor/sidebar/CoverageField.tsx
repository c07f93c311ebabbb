'use client';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useEditorPage } from '#components/editor/editorPage.ts';
import { Button } from '#components/ui/Button.tsx';
import { onDemand } from '#components/ui/onDemand.tsx';
import { useReadAct } from './useReadAct.ts';

const CoverageDialog = onDemand(() => import('./CoverageDialog.tsx').then((file) => file.CoverageDialog));

/** The status of the coverage of a released live story, and the button that ends or resumes it. */
export function CoverageField() {
  const t = useTranslations('editor.coverage');
  const { articleFields, acts, may } = useEditorPage();
  const { article, releases } = articleFields.now;
  const [isOpen, setOpen] = useState(false);
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
        <Button small onClick={() => setOpen(true)}>
          {t(covered.over ? 'resume' : 'end')}
        </Button>
      )}
      {isOpen && <CoverageDialog covered={covered} reread={reread} onClose={() => setOpen(false)} />}
    </section>
  );
}
