'use client';
import { DropdownMenu as Radix } from 'radix-ui';
import type { ReactNode } from 'react';

/** A menu of MenuItem, MenuLabel and MenuLine under one button. Without a portal, it stays inside its landmark. */
export function Menu({ trigger, children }: { trigger: ReactNode; children: ReactNode }) {
  return (
    <Radix.Root modal={false}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Content
        sideOffset={6}
        collisionPadding={8}
        className="z-50 max-h-(--radix-dropdown-menu-content-available-height) min-w-48 overflow-auto rounded-md border border-line bg-sheet p-1 text-sm shadow-lg"
      >
        {children}
      </Radix.Content>
    </Radix.Root>
  );
}

type ItemProps = { onSelect: () => void; checked?: boolean; children: ReactNode };

const itemLook =
  'flex min-h-9 w-full items-center gap-2 rounded px-2.5 outline-none select-none data-highlighted:bg-well';

export function MenuItem({ onSelect, checked, children }: ItemProps) {
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
    <Radix.Item onSelect={onSelect} className={itemLook}>
      {children}
    </Radix.Item>
  );
}

export function MenuLabel({ children }: { children: ReactNode }) {
  return <Radix.Label className="px-2.5 pt-2 pb-1 text-xs font-medium text-quiet">{children}</Radix.Label>;
}

export function MenuLine() {
  return <Radix.Separator className="my-1 h-px bg-line" />;
}
