import { history } from '#app/paper/history';

export const dynamic = 'force-dynamic';

export default async function History({ params }: { params: Promise<{ slug: string }> }) {
  return history(await params);
}
