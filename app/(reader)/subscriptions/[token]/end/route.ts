import { seeOther } from '#app/smallForm';
import { endSubscription } from '#editorial/effects/subscribing';

export const dynamic = 'force-dynamic';

type Props = { params: Promise<{ token: string }> };

/** For anyone, from anywhere: mail programs post here by themselves (RFC 8058), and the token decides. */
export async function POST(_request: Request, { params }: Props): Promise<Response> {
  const { token } = await params;
  await endSubscription(token);
  return seeOther(`/subscriptions/${token}`);
}

export async function GET(_request: Request, { params }: Props): Promise<Response> {
  return seeOther(`/subscriptions/${(await params).token}`);
}
