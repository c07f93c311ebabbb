import { useTranslations } from 'use-intl';
import { lossKinds } from '#body/foreignHtml/losses.ts';
import type { KeptOut } from '#contracts/keptOut.ts';

type Props = { keptOut: KeptOut[]; lang: string; isOpen?: boolean };

/** What was in the copy and is not in the story. */
export function KeptOutList({ keptOut, lang, isOpen = false }: Props) {
  const t = useTranslations('import.keptOut');
  const losses = useTranslations('editor.pasted.loss');
  /** "2 × picture", as an import writes what it lost of HTML, in words. */
  const lossIn = (text: string): string => {
    const [, count, is] = /^(\d+) × (\w+)$/.exec(text) ?? [];
    const kind = lossKinds.find((known) => known === is);
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
