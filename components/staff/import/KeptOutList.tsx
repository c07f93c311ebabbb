import { useFormatter, useTranslations } from 'use-intl';
import { lossKinds } from '#body/foreignHtml/losses.ts';
import { timeFormats } from '#components/ui/timeFormats.ts';
import type { HoldReason, KeptOut } from '#contracts/keptOut.ts';

type Props = { keptOut: KeptOut[]; lang: string; isOpen?: boolean };

/** The parts of the copy that are not in the story. */
export function KeptOutList({ keptOut, lang, isOpen = false }: Props) {
  const t = useTranslations('import.keptOut');
  const losses = useTranslations('editor.pasted.loss');
  /** Translates a loss of HTML, which an import stores as "2 × picture". */
  const lossIn = (text: string): string => {
    const [, count, name] = /^(\d+) × (\w+)$/.exec(text) ?? [];
    const kind = lossKinds.find((lossKind) => lossKind === name);
    return kind ? losses(kind, { count: Number(count) }) : text;
  };
  if (keptOut.length === 0) return null;
  return (
    <details className="border-t border-line pt-3" open={isOpen}>
      <summary className="text-sm font-medium">{t('title', { count: keptOut.length })}</summary>
      <p className="mt-1 text-[0.8125rem] text-quiet">{t('hint')}</p>
      <ul className="mt-2 flex flex-col gap-1.5 text-sm">
        {keptOut.map(({ kind, text, line }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes
          <li key={at} className="wrap-anywhere">
            <span className="text-[0.8125rem] text-quiet">
              {t(`kind.${kind}`)}
              {line > 0 && ` · ${t('atLine', { line })}`}
            </span>{' '}
            <span lang={lang} dir="auto" className="block whitespace-pre-line">
              {kind === 'markup' ? lossIn(text) : text}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** `until`: the end of an embargo, as written in the copy */
type HoldProps = { hold: HoldReason | null; until: string | null };

/** Why a story stays a draft. */
export function HoldNotice({ hold, until }: HoldProps) {
  const t = useTranslations('import.hold');
  const format = useFormatter();
  if (hold === null) return null;
  const hasZone = until && /Z|[+-]\d\d:\d\d$/.test(until);
  const at = hasZone ? format.dateTime(new Date(until), timeFormats.record) : until?.replace('T', ' ');
  return (
    <p className="border-l-4 border-wait bg-wait-wash px-3 py-2 text-sm">
      <strong className="font-medium">{t('title')}.</strong>{' '}
      {hold === 'embargo' && at
        ? t('embargo_until', { at })
        : t(hold === 'future-date' ? 'future_date' : hold)}
    </p>
  );
}
