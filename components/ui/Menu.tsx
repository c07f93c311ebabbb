'use client';
import {
  type ComponentProps,
  cloneElement,
  type KeyboardEvent,
  type MouseEvent,
  type ReactElement,
  type ReactNode,
  use,
  useState,
} from 'react';
import { codeOnDemand } from './codeOnDemand.ts';
import { type MenuItemProps, type MenuParts, MenuPartsContext } from './menuParts.ts';
import { useCode } from './useCode.ts';

const openedMenu = codeOnDemand(() => import('./OpenedMenu.tsx').then((file) => file.OpenedMenu));

export type MenuTrigger = ReactElement<ComponentProps<'button'>>;

/** A menu of MenuItem, MenuLabel and MenuLine under one button. Without a portal, it stays inside its landmark. */
export function Menu({ trigger, children }: { trigger: MenuTrigger; children: ReactNode }) {
  const [opened, setOpened] = useState<{ byKey: boolean }>();
  const OpenedMenu = useCode(openedMenu, opened !== undefined, {
    onFailed: () => setOpened(undefined),
  });
  if (opened && OpenedMenu)
    return (
      <OpenedMenu trigger={trigger} byKey={opened.byKey}>
        {children}
      </OpenedMenu>
    );
  return cloneElement(trigger, {
    'aria-haspopup': 'menu',
    'aria-expanded': false,
    // A click without a pointer comes from Enter or Space.
    onClick: ({ detail }: MouseEvent) => setOpened(opened ? undefined : { byKey: detail === 0 }),
    // Until the menu's code is loaded, its opening can be taken back.
    onBlur: () => setOpened(undefined),
    onKeyDown(event: KeyboardEvent) {
      if (event.key === 'Escape') setOpened(undefined);
      if (event.key !== 'ArrowDown') return;
      event.preventDefault();
      setOpened({ byKey: true });
    },
  });
}

function useMenuParts(): MenuParts {
  const parts = use(MenuPartsContext);
  if (!parts) throw new Error('useMenuParts outside Menu');
  return parts;
}

export function MenuItem(props: MenuItemProps) {
  const { Item } = useMenuParts();
  return <Item {...props} />;
}

export function MenuLabel({ children }: { children: ReactNode }) {
  const { Label } = useMenuParts();
  return <Label>{children}</Label>;
}

export function MenuLine() {
  const { Line } = useMenuParts();
  return <Line />;
}
