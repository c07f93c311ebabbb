import { useRouter } from 'next/navigation';
import { toast } from 'sonner';
import { useRefusal } from '#components/ui/useRefusal.ts';
import { useFrame } from './FrameState.tsx';

/** Changes the language that the person is spoken to in; a refusal is said, and the page stays. */
export function useLocaleChange(): (locale: string) => Promise<void> {
  const router = useRouter();
  const { acts } = useFrame();
  const { say, guard } = useRefusal();
  return async (locale) => {
    const answer = await guard(acts.speak(locale));
    if (answer.ok) router.refresh();
    else toast.error(say(answer));
  };
}
