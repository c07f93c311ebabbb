'use client';
import { useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useEditorPage } from '#components/editor/editorPage.ts';
import { Button } from '#components/ui/Button.tsx';
import { onDemand } from '#components/ui/onDemand.tsx';
import { useAction } from '#components/ui/useAction.tsx';
import { SuggestionCard } from './SuggestionCard.tsx';
import { useDraftSuggestions } from './useDraftSuggestions.ts';

const PreviewDialog = onDemand(() => import('./PreviewDialog.tsx').then((file) => file.PreviewDialog));

/** The suggestions in the draft, to accept, reject or discuss: all, those of one person, or one by one. */
export function SuggestionsTab() {
  const t = useTranslations('editor.suggesting');
  const { acts, may, articleFields } = useEditorPage();
  const articleId = articleFields.now.article.id;
  const { open, closed, reread } = useDraftSuggestions();
  const { run, isPending, notices } = useAction();
  const [author, setAuthor] = useState('');
  const [isPreviewOpen, setPreviewOpen] = useState(false);
  const panel = useRef<HTMLDivElement>(null);
  const authors = [...new Map(open?.map((one) => [String(one.author?.id), one.author?.name]))];
  const shown = (open ?? []).filter((one) => author === '' || String(one.author?.id) === author);

  async function close(outcome: 'accept' | 'reject', ids: string[]) {
    const act = outcome === 'accept' ? acts.acceptSuggestions : acts.rejectSuggestions;
    await run(act({ articleId, ids: ids.slice(0, MAX_IDS) }), ({ resolved, skipped }) =>
      [
        t(outcome === 'accept' ? 'accepted' : 'rejected', { count: resolved.length }),
        skipped.length > 0 && t('skipped', { count: skipped.length }),
      ]
        .filter(Boolean)
        .join(' '),
    );
    await reread();
    // The button that had the focus may be gone with its card.
    if (document.activeElement === document.body) panel.current?.focus();
  }

  const all = shown.map(({ id }) => id);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for the fields of a form
    <div ref={panel} role="group" tabIndex={-1} aria-label={t('open')} className="flex flex-col gap-4">
      {open?.length === 0 && <p className="text-sm text-quiet">{t(may.edit ? 'none' : 'noneYet')}</p>}
      {authors.length > 1 && (
        <label className="flex flex-col gap-1 text-sm">
          {t('by')}
          <select
            className="min-h-10 rounded-md border border-edge bg-sheet px-2"
            value={author}
            onChange={({ target }) => setAuthor(target.value)}
          >
            <option value="">{t('everyone')}</option>
            {authors.map(([id, name]) => (
              <option key={id} value={id}>
                {name ?? t('house')}
              </option>
            ))}
          </select>
        </label>
      )}
      {shown.length > 0 && (
        <div className="flex flex-wrap gap-2">
          {may.edit && (
            <>
              <Button small disabled={isPending} onClick={() => close('accept', all)}>
                {t('acceptAll', { count: shown.length })}
              </Button>
              <Button small disabled={isPending} onClick={() => close('reject', all)}>
                {t('rejectAll', { count: shown.length })}
              </Button>
            </>
          )}
          <Button small look="quiet" onClick={() => setPreviewOpen(true)}>
            {t('preview')}
          </Button>
        </div>
      )}
      {notices}
      <ul aria-label={t('open')} className="flex flex-col gap-3">
        {shown.map((suggestion) => (
          <SuggestionCard
            key={suggestion.id}
            suggestion={suggestion}
            isPending={isPending}
            onClose={(outcome) => close(outcome, [suggestion.id])}
            onReplied={reread}
          />
        ))}
      </ul>
      {closed && closed.length > 0 && (
        <details className="text-sm">
          <summary className="cursor-pointer py-2 font-medium">
            {t('closed', { count: closed.length })}
          </summary>
          <ul className="flex flex-col gap-3">
            {closed.map((suggestion) => (
              <SuggestionCard key={suggestion.id} suggestion={suggestion} isPending onReplied={reread} />
            ))}
          </ul>
        </details>
      )}
      {isPreviewOpen && <PreviewDialog onClose={() => setPreviewOpen(false)} />}
    </div>
  );
}

/** Maximum suggestions in one order. */
const MAX_IDS = 500;
