'use client';
import { DropdownMenu as Radix } from 'radix-ui';
import { type FocusEvent, type ReactNode, useRef } from 'react';
import { type MenuParts, MenuPartsContext } from './menuParts.ts';

type Props = {
  trigger: ReactNode;
  children: ReactNode;
  /** whether a key opened the menu: the first item is then focused */
  byKey: boolean;
};

/** A menu from its first opening on. */
export function OpenedMenu({ trigger, children, byKey }: Props) {
  const awaitsFocus = useRef(byKey);

  /** Radix notices a key only while the menu is mounted. */
  function focusFirst({ target, currentTarget }: FocusEvent) {
    if (target !== currentTarget || !awaitsFocus.current) return;
    awaitsFocus.current = false;
    currentTarget.querySelector<HTMLElement>('[role^=menuitem]:not([data-disabled])')?.focus();
  }

  return (
    <Radix.Root modal={false} defaultOpen>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Content
        sideOffset={6}
        collisionPadding={8}
        onFocus={focusFirst}
        className="z-50 max-h-(--radix-dropdown-menu-content-available-height) min-w-48 overflow-auto rounded-md border border-line bg-sheet p-1 text-sm shadow-lg"
      >
        <MenuPartsContext value={parts}>{children}</MenuPartsContext>
      </Radix.Content>
    </Radix.Root>
  );
}

const itemLook =
  'flex min-h-9 w-full items-center gap-2 rounded px-2.5 outline-none select-none data-highlighted:bg-well';

const parts: MenuParts = {
  Item({ onSelect, checked, staysOpen, children }) {
    if (checked !== undefined)
      return (
        <Radix.CheckboxItem checked={checked} onSelect={onSelect} className={itemLook}>
          <span className="w-4" aria-hidden>
            {checked ? '✓' : ''}
          </span>
          {children}
        </Radix.CheckboxItem>
      );
    return (
      <Radix.Item
        onSelect={(event) => {
          if (staysOpen) event.preventDefault();
          onSelect();
        }}
        className={itemLook}
      >
        {children}
      </Radix.Item>
    );
  },
  Label: ({ children }) => (
    <Radix.Label className="px-2.5 pt-2 pb-1 text-xs font-medium text-quiet">{children}</Radix.Label>
  ),
  Line: () => <Radix.Separator className="my-1 h-px bg-line" />,
};
