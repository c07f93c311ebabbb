import type { ReactNode } from 'react';
import { currentActor } from '#app/_auth/currentActor.ts';
import { ShareDialogs } from '#components/staff/share/ShareDialogs.tsx';
import { may } from '#editorial/access/policy.ts';
import { createShareLink, listShareLinks, revokeShareLink } from './share/actions.ts';

/**
 * The frame of all pages of an article. Renders without the share button when nobody is signed in; the page then
 * redirects to sign-in.
 */
export default async function ArticleLayout({ children }: { children: ReactNode }) {
  const actor = await currentActor();
  if (!actor) return children;
  return (
    <ShareDialogs
      may={{ create: may(actor, 'share.create'), revoke: may(actor, 'share.revoke') }}
      acts={{ create: createShareLink, revoke: revokeShareLink, list: listShareLinks }}
    >
      {children}
    </ShareDialogs>
  );
}
