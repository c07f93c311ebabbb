'use client';
import { createContext, type ReactNode, use } from 'react';
import type { Answered } from '#components/ui/useRefusal';
import type { ListSharesOrder, Share } from '#editorial/sharing/listing';
import type { CreateShareOrder, RevokeShareOrder, Shared } from '#editorial/sharing/sharing';

export type ShareActs = {
  create(order: CreateShareOrder): Promise<Answered<Shared>>;
  revoke(order: RevokeShareOrder): Promise<Answered<void>>;
  list(order: ListSharesOrder): Promise<Answered<{ items: Share[]; before: number | null }>>;
};

type Given = { may: { create: boolean; revoke: boolean }; acts: ShareActs };

const Context = createContext<Given | undefined>(undefined);

/** What can be shared from any page of an article, and by whom. */
export function Sharing({ children, ...given }: Given & { children: ReactNode }) {
  return <Context value={given}>{children}</Context>;
}

export function useSharing(): Given {
  const given = use(Context);
  if (!given) throw new Error('useSharing outside Sharing');
  return given;
}
