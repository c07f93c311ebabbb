'use client';
import { ArrowDown, ArrowUp, type LucideIcon, X } from 'lucide-react';
import type { MouseEvent } from 'react';
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
      {onRemove && (
        <IconButton
          icon={X}
          label={t('out', { name })}
          disabled={disabled}
          onClick={(event) => {
            focusNeighbour(event.currentTarget);
            onRemove();
          }}
        />
      )}
    </div>
  );
}

/** Moves the focus from an item that will be removed to the next, or the one before. A second Enter there does nothing. */
function focusNeighbour(button: HTMLElement): void {
  const item = button.closest('li');
  const neighbour =
    item?.nextElementSibling ?? item?.previousElementSibling ?? document.getElementById('main');
  if (!(neighbour instanceof HTMLElement)) return;
  neighbour.tabIndex = -1;
  neighbour.focus({ preventScroll: true });
}

type IconButtonProps = {
  icon: LucideIcon;
  label: string;
  disabled: boolean;
  onClick(event: MouseEvent<HTMLButtonElement>): void;
};

/** Stays focusable while it is inert: an item that arrives at the end of the list must not lose the focus. */
function IconButton({ icon: Icon, label, disabled, onClick }: IconButtonProps) {
  return (
    <Button
      small
      look="quiet"
      aria-label={label}
      aria-disabled={disabled || undefined}
      onClick={(event) => !disabled && onClick(event)}
    >
      <Icon aria-hidden size={16} />
    </Button>
  );
}
