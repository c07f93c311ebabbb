'use client';
import { useLocale, useTranslations } from 'use-intl';
import { Link } from '#components/ui/Link';
import { Skeleton } from '#components/ui/Skeleton';
import { MoveButtons } from '../MoveButtons.tsx';
import { Checks } from '../release/Checks.tsx';
import { StandingTag } from '../StandingTag.tsx';
import { KindAndNote } from './KindAndNote.tsx';
import { type Item, type OrderedItem, wantOf } from './packageActs.ts';

type Props = {
  /** undefined while the server has not told of it yet */
  item: Item | undefined;
  order: OrderedItem;
  open: boolean;
  now: Date;
  place: { at: number; of: number };
  onMove(by: -1 | 1): void;
  onRemove(): void;
  onChange(order: OrderedItem): void;
};

/** One article or front of a package: what it is, what its release would be told, and its place. */
export function ItemCard({ item, order, open, now, place, onMove, onRemove, onChange }: Props) {
  const name = useItemName(item);
  if (!item)
    return (
      <li className="rounded-md border border-line bg-sheet p-4">
        <Skeleton rows={2} className="h-6" />
      </li>
    );
  return (
    <li className="flex flex-col gap-3 rounded-md border border-line bg-sheet p-4">
      <div className="flex items-start gap-3">
        <div className="min-w-0 grow">
          <h3 className="font-serif text-lg leading-snug font-medium">
            <Link
              href={item.is === 'front' ? '/newsroom/front' : `/newsroom/articles/${item.articleId}`}
              lang={item.is === 'article' ? item.language : undefined}
              className="hover:underline"
            >
              {name}
            </Link>
          </h3>
          {item.is === 'article' && (
            <div className="mt-1">
              <StandingTag standing={item.standing} now={now} />
            </div>
          )}
        </div>
        {open && <MoveButtons name={name} at={place.at} of={place.of} onMove={onMove} onRemove={onRemove} />}
      </div>
      {item.is === 'article' && item.again && 'articleId' in order && (
        <KindAndNote
          order={order}
          language={item.language}
          open={open}
          want={wantOf(item, order)}
          onChange={onChange}
        />
      )}
      {item.is === 'article' ? (
        <Checks articleId={item.articleId} findings={item.findings} />
      ) : (
        <FrontChecks findings={item.findings} />
      )}
    </li>
  );
}

/** What an item is called: a headline, or the name of its front. */
export function useItemName(item: Item | undefined): string {
  const t = useTranslations('packages');
  const locale = useLocale() as 'en' | 'zh-CN';
  if (!item) return '';
  if (item.is === 'article') return item.headline || t('untitled');
  const section = item.section && (item.section[locale] ?? Object.values(item.section)[0]);
  const language = t(`language.${item.language}`);
  return section ? t('frontOf', { name: section, language }) : t('frontPage', { language });
}

function FrontChecks({ findings }: { findings: Extract<Item, { is: 'front' }>['findings'] }) {
  const t = useTranslations('packages');
  const stops = findings.filter(({ gravity }) => gravity === 'blocks').length;
  const asks = findings.length - stops;
  if (findings.length === 0) return <p className="text-sm text-good">{t('frontFit')}</p>;
  return (
    <p
      className={`border-l-4 px-3 py-1.5 text-sm ${stops > 0 ? 'border-press-ink bg-press-wash' : 'border-wait bg-wait-wash'}`}
    >
      {stops > 0 ? t('frontStops', { count: stops }) : t('frontAsks', { count: asks })}{' '}
      <Link href="/newsroom/front" className="whitespace-nowrap underline">
        {t('toFront')}
      </Link>
    </p>
  );
}
