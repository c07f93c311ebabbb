'use client';
import { useMemo, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { InsertOutcome } from '#components/editor/document/insertRecovered.ts';
import { Button, buttonLook } from '#components/ui/Button.tsx';
import { Link } from '#components/ui/Link.tsx';
import { Time } from '#components/ui/Time.tsx';
import { useRefusal } from '#components/ui/useRefusal.ts';
import { MAX_INSERT_BYTES } from '#contracts/collaboration.ts';
import { copyText } from '../ui/copyText.ts';
import { downloadText } from './downloadText.ts';
import type { RecoverActs } from './recoverActs.ts';
import type { RecoverableText } from './recoverableCopies.ts';
import { fitContentOf, textOfDraft } from './recoveredText.ts';
import type { Discarded } from './useRecoverables.ts';

/** Characters of a text that are shown: a browser takes seconds to lay out millions. */
const MAX_SHOWN = 20_000;

export type InsertText = (text: RecoverableText) => InsertOutcome;

type Props = {
  text: RecoverableText;
  acts: RecoverActs;
  language: string;
  onDiscard(text: RecoverableText): Promise<Discarded>;
  insert?: InsertText | undefined;
};

export function RecoverItem({ text, acts, language, onDiscard, insert }: Props) {
  const t = useTranslations('recover');
  const { say, guard } = useRefusal();
  const [told, setTold] = useState('');
  const [made, setMade] = useState<number>();
  const [isBusy, setIsBusy] = useState(false);
  const { content, reason, articleId } = text;
  const plain = useMemo(() => textOfDraft(content), [content]);
  const megabytes = MAX_INSERT_BYTES / 1024 / 1024;

  async function copy() {
    setTold(t((await copyText(plain)) ? 'copied' : 'copyFailed'));
  }
  function download() {
    downloadText(`article-${articleId}.txt`, plain);
    setTold(t('downloaded'));
  }
  async function create() {
    const fit = fitContentOf(content);
    if (!fit) return setTold(t('tooLargeForDraft'));
    const { headline = '', standfirst = '', body } = fit;
    setIsBusy(true);
    const answer = await guard(acts.createDraft({ language: language as 'en', headline, standfirst, body }));
    setIsBusy(false);
    if (answer.ok) setMade(answer.value.articleId);
    setTold(answer.ok ? t('created') : say(answer));
  }
  function insertText(insert: InsertText) {
    setTold(t(`insertion.${insert(text)}`, { megabytes }));
  }
  async function discard() {
    const discarded = await onDiscard(text);
    setTold(discarded === 'gone' ? '' : t(discarded));
  }

  return (
    <li className="grid gap-3 border-t border-line pt-4 first:border-t-0 first:pt-0">
      <div>
        <h3 className="font-serif text-lg font-semibold" dir="auto">
          {content.headline || t('untitled')}
        </h3>
        <p className="text-sm text-quiet">
          {t('article', { id: String(articleId) })} · <Time at={new Date(text.at)} look="day" />
        </p>
        <p className="text-sm">{t(`reason.${reason}`)}</p>
      </div>
      <section
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by key
        tabIndex={0}
        aria-label={content.headline || t('untitled')}
        dir="auto"
        className="max-h-48 overflow-auto rounded-md border border-line bg-well p-3 text-sm whitespace-pre-wrap"
      >
        {plain.slice(0, MAX_SHOWN) || t('noText')}
      </section>
      {plain.length > MAX_SHOWN && (
        <p className="text-sm text-quiet">{t('shownPart', { shown: MAX_SHOWN, all: plain.length })}</p>
      )}
      <div className="flex flex-wrap items-center gap-2">
        <Button small onClick={copy}>
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
        {reason === 'not-sent' ? (
          <Link className={buttonLook('plain', true)} href={`/newsroom/articles/${articleId}`}>
            {t('openStory')}
          </Link>
        ) : made ? (
          <Link className={buttonLook('plain', true)} href={`/newsroom/articles/${made}`}>
            {t('openDraft')}
          </Link>
        ) : (
          <Button small disabled={isBusy} onClick={create}>
            {t('create')}
          </Button>
        )}
        <DiscardButton onDiscard={() => void discard()} />
      </div>
      <p role="status" className="text-sm text-quiet empty:absolute">
        {told}
      </p>
    </li>
  );
}

/** Asks in its own place before it discards. */
function DiscardButton({ onDiscard }: { onDiscard(): void }) {
  const t = useTranslations('recover');
  const [isAsking, setIsAsking] = useState(false);
  if (!isAsking)
    return (
      <Button small look="quiet" onClick={() => setIsAsking(true)}>
        {t('discard')}
      </Button>
    );
  return (
    <div className="flex basis-full flex-wrap items-center gap-2">
      <p role="alert" className="text-sm font-medium">
        {t('discardAsk')}
      </p>
      <Button small autoFocus onClick={() => setIsAsking(false)}>
        {t('discardNo')}
      </Button>
      <Button small look="danger" onClick={onDiscard}>
        {t('discardYes')}
      </Button>
    </div>
  );
}
