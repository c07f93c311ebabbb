'use client';
import { useMemo, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { InsertOutcome } from '#components/editor/document/insertRecovered.ts';
import { Button, buttonLook } from '#components/ui/Button.tsx';
import { copyText } from '#components/ui/copyText.ts';
import { Link } from '#components/ui/Link.tsx';
import { Time } from '#components/ui/Time.tsx';
import { useRefusal } from '#components/ui/useRefusal.ts';
import { MAX_INSERT_BYTES } from '#contracts/collaboration.ts';
import type { RecoverActs } from './copyComparison.ts';
import { DiscardButton } from './DiscardButton.tsx';
import { downloadText } from './downloadText.ts';
import { fitContentOf } from './fitContent.ts';
import type { RecoverableText } from './recoverableCopies.ts';
import { textOfDraft } from './recoveredText.ts';
import type { Discarded } from './useRecoverables.ts';

/** Maximum characters shown of a text: a browser takes seconds to lay out millions. */
const MAX_SHOWN = 20_000;

export type InsertText = (text: RecoverableText) => Promise<InsertOutcome>;

type Props = {
  text: RecoverableText;
  acts: RecoverActs;
  language: string;
  discard(text: RecoverableText): Promise<Discarded>;
  insert: InsertText | undefined;
};

/** A text to recover, with buttons to copy, download, insert or discard it, or to create a draft of it. */
export function RecoverItem({ text, acts, language, discard, insert }: Props) {
  const t = useTranslations('recover');
  const { messageOf, guard } = useRefusal();
  const [status, setStatus] = useState('');
  const [draftId, setDraftId] = useState<number>();
  const [isBusy, setIsBusy] = useState(false);
  const { content, reason, articleId } = text;
  const title = content.headline || t('untitled');
  const plain = useMemo(() => textOfDraft(content), [content]);

  function download() {
    downloadText(`article-${articleId}.txt`, plain);
    setStatus(t('downloaded'));
  }
  async function create() {
    const fit = fitContentOf(content);
    if (!fit) return setStatus(t('tooLargeForDraft'));
    const { headline = '', standfirst = '', body } = fit;
    setIsBusy(true);
    const answer = await guard(acts.createDraft({ language: language as 'en', headline, standfirst, body }));
    setIsBusy(false);
    if (answer.ok) setDraftId(answer.value.articleId);
    setStatus(answer.ok ? t('created') : messageOf(answer));
  }
  async function insertText(insert: InsertText) {
    const outcome = await insert(text);
    setStatus(t(`insertion.${outcome}`, { megabytes: MAX_INSERT_BYTES / 1024 / 1024 }));
  }
  async function discardText() {
    const discarded = await discard(text);
    setStatus(discarded === 'gone' ? '' : t(discarded));
  }
  const linkTo = (id: number, label: string) => (
    <Link className={buttonLook('plain', true)} href={`/newsroom/articles/${id}`}>
      {label}
    </Link>
  );
  const createButton = (
    <Button small disabled={isBusy} onClick={create}>
      {t('create')}
    </Button>
  );

  return (
    <li className="grid gap-3 border-t border-line pt-4 first:border-t-0 first:pt-0">
      <div>
        <h3 className="font-serif text-lg font-semibold" dir="auto">
          {title}
        </h3>
        <p className="text-sm text-quiet">
          {t('article', { id: String(articleId) })} · <Time at={new Date(text.at)} look="day" />
        </p>
        <p className="text-sm">{t(`reason.${reason}`)}</p>
      </div>
      <section
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard must reach a region that scrolls
        tabIndex={0}
        aria-label={title}
        dir="auto"
        className="max-h-48 overflow-auto rounded-md border border-line bg-well p-3 text-sm whitespace-pre-wrap"
      >
        {plain.slice(0, MAX_SHOWN) || t('noText')}
      </section>
      {plain.length > MAX_SHOWN && (
        <p className="text-sm text-quiet">{t('shownPart', { shown: MAX_SHOWN, all: plain.length })}</p>
      )}
      <div className="flex flex-wrap items-center gap-2">
        <Button small onClick={async () => setStatus(t((await copyText(plain)) ? 'copied' : 'copyFailed'))}>
          {t('copy')}
        </Button>
        <Button small onClick={download}>
          {t('download')}
        </Button>
        {insert && (
          <Button small onClick={() => insertText(insert)}>
            {t('insert')}
          </Button>
        )}
        {reason === 'not-sent' && linkTo(articleId, t('openStory'))}
        {reason !== 'not-sent' && (draftId ? linkTo(draftId, t('openDraft')) : createButton)}
        <DiscardButton onDiscard={() => void discardText()} />
      </div>
      <p role="status" className="text-sm text-quiet empty:absolute">
        {status}
      </p>
    </li>
  );
}
