'use client';
import { createContext, type ReactNode, use } from 'react';
import type { ActAnswer } from '#components/ui/useRefusal.ts';
import type { CreateShareOrder, RevokeShareOrder, Shared } from '#editorial/preview/shareLinks.ts';
import type { ListedShare, ListSharesOrder } from '#editorial/preview/shareList.ts';

export type ShareActs = {
  create(order: CreateShareOrder): Promise<ActAnswer<Shared>>;
  revoke(order: RevokeShareOrder): Promise<ActAnswer<void>>;
  list(order: ListSharesOrder): Promise<ActAnswer<{ items: ListedShare[]; before: number | null }>>;
};

type Given = { may: { create: boolean; revoke: boolean }; acts: ShareActs };

const Context = createContext<Given | undefined>(undefined);

/** What can be shared from any page of an article, and by whom. */
export function ShareDialogs({ children, ...given }: Given & { children: ReactNode }) {
  return <Context value={given}>{children}</Context>;
}

export function useSharing(): Given {
  const given = use(Context);
  if (!given) throw new Error('useSharing outside Sharing');
  return given;
}
