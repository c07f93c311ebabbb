'use client';
import { ArrowDown, ArrowUp, type LucideIcon, X } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { Button } from '#components/ui/Button.tsx';

type Props = {
  /** the item's name */
  name: string;
  /** the item's index, and the length of the list */
  at: number;
  of: number;
  disabled?: boolean;
  onMove(by: -1 | 1): void;
  /** without it, the item cannot be removed */
  onRemove?: () => void;
};

/** Moves an item of a list up or down, or removes it. */
export function MoveButtons({ name, at, of, disabled = false, onMove, onRemove }: Props) {
  const t = useTranslations('ui.order');
  return (
    <div className="flex shrink-0">
      <IconButton
        icon={ArrowUp}
        label={t('up', { name })}
        disabled={disabled || at === 0}
        onClick={() => onMove(-1)}
      />
      <IconButton
        icon={ArrowDown}
        label={t('down', { name })}
        disabled={disabled || at === of - 1}
        onClick={() => onMove(1)}
      />
      {onRemove && <IconButton icon={X} label={t('out', { name })} disabled={disabled} onClick={onRemove} />}
    </div>
  );
}

type IconButtonProps = { icon: LucideIcon; label: string; disabled: boolean; onClick(): void };

function IconButton({ icon: Icon, label, ...button }: IconButtonProps) {
  return (
    <Button small look="quiet" aria-label={label} {...button}>
      <Icon aria-hidden size={16} />
    </Button>
  );
}
