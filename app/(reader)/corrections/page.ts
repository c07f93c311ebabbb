import type { Parameters } from '#app/openFrame.ts';
import { corrections } from '#app/paper/correctionsPage.ts';

export const dynamic = 'force-dynamic';

export default function Corrections({ searchParams }: { searchParams: Parameters }) {
  return corrections({ parameters: searchParams });
}
