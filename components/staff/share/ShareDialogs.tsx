'use client';
import { createContext, type ReactNode, use } from 'react';
import type { ActAnswer } from '#components/ui/useRefusal.ts';
import type { CreateShareOrder, RevokeShareOrder, Shared } from '#editorial/sharing/shareLinks.ts';
import type { ListedShare, ListSharesOrder } from '#editorial/sharing/shareList.ts';

export type ShareActs = {
  create(order: CreateShareOrder): Promise<ActAnswer<Shared>>;
  revoke(order: RevokeShareOrder): Promise<ActAnswer<void>>;
  list(order: ListSharesOrder): Promise<ActAnswer<{ items: ListedShare[]; before: number | null }>>;
};

type Sharing = { may: { create: boolean; revoke: boolean }; acts: ShareActs };

const Context = createContext<Sharing | undefined>(undefined);

/** Provides the share acts, and who may use them, to every page of an article. */
export function ShareDialogs({ children, ...sharing }: Sharing & { children: ReactNode }) {
  return <Context value={sharing}>{children}</Context>;
}

export function useSharing(): Sharing {
  const sharing = use(Context);
  if (!sharing) throw new Error('useSharing outside Sharing');
  return sharing;
}
