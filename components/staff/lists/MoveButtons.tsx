'use client';
import { ArrowDown, ArrowUp, X } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { Button } from '#components/ui/Button.tsx';

type Props = {
  /** of what is moved, as it is called */
  name: string;
  at: number;
  of: number;
  disabled?: boolean;
  onMove(by: -1 | 1): void;
  /** without it, nothing can be taken out */
  onRemove?: () => void;
};

/** Moves one of a list up or down, or takes it out: by hand and by key alike. */
export function MoveButtons({ name, at, of, disabled = false, onMove, onRemove }: Props) {
  const t = useTranslations('ui.order');
  return (
    <div className="flex shrink-0">
      <Button
        small
        look="quiet"
        disabled={disabled || at === 0}
        aria-label={t('up', { name })}
        onClick={() => onMove(-1)}
      >
        <ArrowUp aria-hidden size={16} />
      </Button>
      <Button
        small
        look="quiet"
        disabled={disabled || at === of - 1}
        aria-label={t('down', { name })}
        onClick={() => onMove(1)}
      >
        <ArrowDown aria-hidden size={16} />
      </Button>
      {onRemove && (
        <Button small look="quiet" disabled={disabled} aria-label={t('out', { name })} onClick={onRemove}>
          <X aria-hidden size={16} />
        </Button>
      )}
    </div>
  );
}

/** A list with one of its things a place further up or down. */
export function withItemMoved<Item>(items: Item[], at: number, by: -1 | 1): Item[] {
  const next = [...items];
  next.splice(at + by, 0, ...next.splice(at, 1));
  return next;
}
