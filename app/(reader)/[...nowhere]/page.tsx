import { notFound } from 'next/navigation';
import { lost } from '#app/lost';
import { openFrame } from '#app/openFrame';

export const dynamic = 'force-dynamic';

/** Staff addresses don't come through the press: Next answers for those that don't exist. */
const staff = new Set(['newsroom', 'admin', 'api', '_next', 'sign-in', 'invite']);

export default async function Nowhere({ params }: { params: Promise<{ nowhere: string[] }> }) {
  if (staff.has((await params).nowhere[0] ?? '')) notFound();
  return lost(await openFrame());
}
