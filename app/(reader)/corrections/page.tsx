import type { Parameters } from '#app/openFrame';
import { corrections } from '#app/paper/correctionsPage';

export const dynamic = 'force-dynamic';

export default function Corrections({ searchParams }: { searchParams: Parameters }) {
  return corrections({ parameters: searchParams });
}
