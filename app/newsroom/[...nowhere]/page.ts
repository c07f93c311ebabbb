import { notFound } from 'next/navigation';
import { requireActor } from '#app/_auth/currentActor.ts';

/** Any other address under the newsroom: shows the newsroom's own "not found" page. */
export default async function Nowhere() {
  await requireActor('/newsroom');
  notFound();
}
