import { notFound } from 'next/navigation';
import { requireActor } from '#app/_auth/currentActor.ts';

/** Any other address under the newsroom, so that its own page says that nothing is there. */
export default async function Nowhere() {
  await requireActor('/newsroom');
  notFound();
}
