'use client';
import { type ComponentProps, useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { readDraftWithProposals } from '#body/draftDocument.ts';
import { isChangeRefusal } from '#components/localCopies/copyRecord.ts';
import { textOfDraft } from '#components/recover/recoveredText.ts';
import { announceUpgrade } from '#components/staff/upgrade/upgradeSignal.ts';
import { copyText } from '#components/ui/copyText.ts';
import type { OpenDraft } from './openDraftTypes.ts';
import type { SaveWord } from './saveStatus.ts';
import { nextSpoken, type SpokenStatus } from './spokenStatus.ts';
import { useOpenDraftState } from './useDraft.ts';

const CALM = new Set<SaveWord>(['opening', 'saved', 'saving']);
/** States whose sentence already says where the text is stored. */
const COMPLETE = new Set<SaveWord>([
  ...CALM,
  'unreachable',
  'offline',
  'offline-unkept',
  'unkept',
  'not-found',
]);
/**
 * The save status. *Saved* is shown only while the server has everything in its log. Screen readers get it with a delay, so
 * that they do not announce every key.
 */
export function SaveStatusText({ draft }: { draft: OpenDraft | undefined }) {
  const t = useTranslations('editor.saving');
  const { saving, storedOn, ready, isReadOnly, hasCopy } = useOpenDraftState(draft, (state) => state);
  useEffect(() => {
    if (saving === 'client-old') announceUpgrade();
  }, [saving]);
  const sentence = COMPLETE.has(saving) ? t(saving) : `${t(saving)} ${t(`kept.${storedOn}`)}`;
  const { sentence: spoken, isRecovery } = useSpoken(saving, sentence);

  return (
    <div className="flex min-w-0 flex-wrap items-center gap-x-3 text-sm">
      <p
        role="status"
        aria-live="off"
        className={CALM.has(saving) ? 'text-quiet' : 'font-medium text-press-ink'}
        data-saving={saving}
      >
        {sentence}
      </p>
      {(saving === 'not-signed-in' || saving === 'other-user') && (
        // In another tab: this page may contain text that is stored nowhere else.
        <a
          className="underline"
          target="_blank"
          href={`/sign-in?callbackUrl=${encodeURIComponent(location.pathname)}`}
          rel="noopener"
        >
          {t('signIn')}
        </a>
      )}
      {(saving === 'client-old' || saving === 'other-database') && (
        <TextButton onClick={() => location.reload()}>{t('reload')}</TextButton>
      )}
      {isReadOnly && ready && draft && <CopyButton draft={draft} />}
      {isChangeRefusal(saving) && draft && (
        <TextButton onClick={() => draft.supersede(saving)}>{t('goBack')}</TextButton>
      )}
      {ready && hasCopy === false && (saving === 'saved' || saving === 'saving') && (
        <span className="text-quiet">{t('noCopy')}</span>
      )}
      <span className="sr-only" aria-live="polite">
        {isRecovery ? `${t('recovered')} ${spoken}` : spoken}
      </span>
    </div>
  );
}

function CopyButton({ draft }: { draft: OpenDraft }) {
  const t = useTranslations('editor.saving');
  const [outcome, setOutcome] = useState('');
  async function copy() {
    const isCopied = await copyText(textOfDraft(readDraftWithProposals(draft.ydoc)));
    setOutcome(t(isCopied ? 'copied' : 'copyFailed'));
  }
  return (
    <>
      <TextButton onClick={copy}>{t('copy')}</TextButton>
      <span role="status">{outcome}</span>
    </>
  );
}

const TextButton = (props: ComponentProps<'button'>) => (
  <button type="button" className="underline" {...props} />
);

/** What to tell once the sentence has been unchanged for a delay; the delay is shorter when something is wrong. */
function useSpoken(word: SaveWord, sentence: string): SpokenStatus {
  const [spoken, setSpoken] = useState<SpokenStatus>({ sentence, isRecovery: false, hasFailed: false });
  const isCalm = CALM.has(word);
  useEffect(() => {
    const tell = () => setSpoken((last) => nextSpoken(last, { word, sentence, isCalm }));
    const timer = setTimeout(tell, isCalm ? 2_000 : 300);
    return () => clearTimeout(timer);
  }, [word, sentence, isCalm]);
  return spoken;
}
