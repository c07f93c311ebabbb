'use client';
import { createContext, type ReactNode, use, useState } from 'react';
import type { CopyOwner } from '#components/localCopies/copyRecord.ts';
import type { StaffTheme } from '#components/ui/StaffDocument.tsx';
import { useWindowKeys } from '#components/ui/useWindowKeys.ts';
import type { LocalizedNames } from '#editorial/readerQueries/readerTypes.ts';
import type { FrameActs } from './frameActs.ts';
import { useSignOut } from './useSignOut.tsx';

export type FrameUser = { name: string; role: 'writer' | 'editor' | 'admin' };
export type Section = { slug: string; names: LocalizedNames };

export type FrameData = {
  user: FrameUser;
  owner: CopyOwner;
  paper: string;
  sections: Section[];
  theme: StaffTheme;
  /** the number of the user's unread notices */
  unread: number;
  acts: FrameActs;
};
type State = FrameData & {
  setTheme(theme: StaffTheme): void;
  paletteOpen: boolean;
  setPaletteOpen(open: boolean): void;
  /** asks first when text is not saved */
  signOut(): void;
};

const Context = createContext<State | undefined>(undefined);

export function useFrame(): State {
  const state = use(Context);
  if (!state) throw new Error('useFrame outside Frame');
  return state;
}

/** Applies a theme and stores it on this device. */
function applyTheme(theme: StaffTheme) {
  const year = 365 * 24 * 60 * 60;
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser
  document.cookie = `theme=${theme}; path=/; max-age=${theme === 'system' ? 0 : year}; samesite=lax`;
  if (theme === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}

export function FrameState({ children, ...data }: FrameData & { children: ReactNode }) {
  const [theme, setTheme] = useState(data.theme);
  const [paletteOpen, setPaletteOpen] = useState(false);
  const { begin: signOut, dialog } = useSignOut(data.owner, data.acts.signOut);

  useWindowKeys((event) => {
    const isModK = event.key.toLowerCase() === 'k' && (event.metaKey || event.ctrlKey);
    if (!isModK || event.shiftKey || event.altKey) return;
    // In the editor Mod-K makes a link.
    const target = event.target as HTMLElement;
    if (target.isContentEditable || target.tagName === 'TEXTAREA') return;
    event.preventDefault();
    setPaletteOpen((open) => !open);
  });

  function changeTheme(next: StaffTheme) {
    applyTheme(next);
    setTheme(next);
  }

  const state = { ...data, theme, setTheme: changeTheme, paletteOpen, setPaletteOpen, signOut };
  return (
    <Context value={state}>
      {children}
      {dialog}
    </Context>
  );
}
