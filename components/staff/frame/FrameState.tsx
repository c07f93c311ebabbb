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

type Given = { user: FrameUser; owner: CopyOwner; paper: string; sections: Section[]; acts: FrameActs };
type State = Given & {
  theme: StaffTheme;
  setTheme(theme: StaffTheme): void;
  paletteOpen: boolean;
  setPaletteOpen(open: boolean): void;
  /** asks first when words are not saved */
  signOut(): void;
};

const Context = createContext<State | undefined>(undefined);

export function useFrame(): State {
  const state = use(Context);
  if (!state) throw new Error('useFrame outside Frame');
  return state;
}

/** Shows a theme at once and keeps it for this device. */
function wearTheme(theme: StaffTheme) {
  const year = 365 * 24 * 60 * 60;
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser
  document.cookie = `theme=${theme}; path=/; max-age=${theme === 'system' ? 0 : year}; samesite=lax`;
  if (theme === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}

export function FrameState({
  children,
  theme: given,
  ...rest
}: Given & { theme: StaffTheme; children: ReactNode }) {
  const [theme, setTheme] = useState(given);
  const [paletteOpen, setPaletteOpen] = useState(false);
  const signingOut = useSignOut(rest.owner, rest.acts.signOut);

  useWindowKeys((event) => {
    if (
      event.key.toLowerCase() !== 'k' ||
      !(event.metaKey || event.ctrlKey) ||
      event.shiftKey ||
      event.altKey
    )
      return;
    // In the sheet Mod-K makes a link.
    const target = event.target as HTMLElement;
    if (target.isContentEditable || target.tagName === 'TEXTAREA') return;
    event.preventDefault();
    setPaletteOpen((open) => !open);
  });

  function changeTheme(next: StaffTheme) {
    wearTheme(next);
    setTheme(next);
  }

  return (
    <Context
      value={{
        ...rest,
        theme,
        setTheme: changeTheme,
        paletteOpen,
        setPaletteOpen,
        signOut: signingOut.begin,
      }}
    >
      {children}
      {signingOut.dialog}
    </Context>
  );
}
