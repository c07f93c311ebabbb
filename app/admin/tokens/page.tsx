import { requireActorWhoMay } from '#app/_auth/currentActor.ts';
import { type SearchProps, titled, wordsOf } from '#app/_staff/staffPage.ts';
import { AdminLinks } from '#components/staff/admin/AdminLinks.tsx';
import { TokenDialog } from '#components/staff/admin/TokenDialog.tsx';
import { TokenLead } from '#components/staff/admin/TokenLead.tsx';
import { TokenTable } from '#components/staff/admin/TokenTable.tsx';
import { NewsroomPage } from '#components/staff/frame/NewsroomPage.tsx';
import { lifetimes } from '#editorial/apiTokens/issuingTokens.ts';
import { listTokens, tokenPage } from '#editorial/apiTokens/tokenList.ts';
import { endToken, makeToken } from './actions.ts';

export const generateMetadata = titled('admin', (t) => t('tokens.title'));

export default async function TokensPage({ searchParams }: SearchProps) {
  const actor = await requireActorWhoMay('token.change', '/admin/tokens');
  const query = tokenPage.parse(await searchParams);
  const [{ tokens, older }, t] = await Promise.all([listTokens(actor, query), wordsOf('admin')]);
  return (
    <NewsroomPage
      title={t('tokens.title')}
      aside={<TokenDialog lifetimes={lifetimes} makeToken={makeToken} />}
    >
      <AdminLinks here="tokens" />
      <TokenLead />
      <TokenTable
        tokens={tokens}
        older={older === null ? null : `/admin/tokens?before=${older}`}
        newest={query.before ? '/admin/tokens' : null}
        endToken={endToken}
      />
    </NewsroomPage>
  );
}
