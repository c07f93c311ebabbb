'use client';
import { createContext, type ReactNode } from 'react';

export type MenuItemProps = {
  onSelect: () => void;
  checked?: boolean;
  /** keeps the menu open, so that the act can be repeated */
  staysOpen?: boolean;
  children: ReactNode;
};

/** The parts of an open menu. Their code is loaded with the first menu that opens. */
export type MenuParts = {
  Item(props: MenuItemProps): ReactNode;
  Label(props: { children: ReactNode }): ReactNode;
  Line(): ReactNode;
};

export const MenuPartsContext = createContext<MenuParts | undefined>(undefined);
