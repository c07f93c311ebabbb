import type { Parameters } from '#app/openFrame';
import { archive } from '#app/paper/archive';

export const dynamic = 'force-dynamic';

export default function Archive({ searchParams }: { searchParams: Parameters }) {
  return archive({ parameters: searchParams });
}
