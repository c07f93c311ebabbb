import { keepKnownBrowser } from '#app/_auth/sessionCookies.ts';
import { siteUrl } from '#app/_auth/siteUrl.ts';
import { readBrowserLink } from '#editorial/people/browserLink.ts';

type Context = { params: Promise<{ token: string }> };

/** Opened from an email: marks this browser as known for the account. Signing in still requires the password. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { token } = await params;
  const account = readBrowserLink(process.env.NEXTAUTH_SECRET ?? '', token, Date.now());
  if (account !== null) await keepKnownBrowser(account);
  return new Response(null, {
    status: 303,
    headers: {
      Location: `${siteUrl()}/sign-in`,
      'Cache-Control': 'no-store',
      'Referrer-Policy': 'no-referrer',
    },
  });
}
