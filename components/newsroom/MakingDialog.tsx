'use client';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '#components/ui/Button';
import { Dialog } from '#components/ui/Dialog';
import { Notice } from '#components/ui/Notice';
import { type Answered, type Refused, useRefusal } from './admin/useRefusal.tsx';
import { useHydrated } from './useHydrated.ts';

type Props<Made> = {
  words: { open: string; title: string; made: string; make: string };
  make(form: FormData): Promise<Answered<Made>>;
  /** what is asked; `wrong` says whether a field was refused, and `refused` why the whole was */
  fields(wrong: (name: string) => boolean, refused: Refused | null): ReactNode;
  /** a reason that one of the fields says itself */
  saidByField?: string;
  /** what there is afterwards, once */
  shown(made: Made, done: () => void): ReactNode;
};

/** A button that asks what shall be made, and afterwards shows what was. What was typed stays when it is refused. */
export function MakingDialog<Made>({ words, make, fields, saidByField, shown }: Props<Made>) {
  const ui = useTranslations('ui');
  const refusal = useRefusal();
  const ready = useHydrated();
  const [open, setOpen] = useState(false);
  const [pending, setPending] = useState(false);
  const [answered, setAnswered] = useState<Answered<Made> | null>(null);
  const refused = answered && !answered.ok ? answered : null;
  const isSaid = refused?.fields?.length || refused?.refused === saidByField;

  async function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    setPending(true);
    setAnswered(null);
    setAnswered(await refusal.guard(make(new FormData(event.currentTarget))));
    setPending(false);
  }

  function turn(next: boolean) {
    setOpen(next);
    if (next) setAnswered(null);
  }

  return (
    <>
      <Button look="press" disabled={!ready} onClick={() => turn(true)}>
        {words.open}
      </Button>
      <Dialog open={open} onOpenChange={turn} title={answered?.ok ? words.made : words.title}>
        {answered?.ok ? (
          shown(answered.value, () => turn(false))
        ) : (
          <form onSubmit={send} className="flex flex-col gap-4">
            <Notice>{refused && !isSaid && refusal.say(refused)}</Notice>
            {fields((name) => refused?.fields?.includes(name) ?? false, refused)}
            <div className="flex justify-end gap-2">
              <Button onClick={() => turn(false)}>{ui('cancel')}</Button>
              <Button type="submit" look="press" disabled={pending}>
                {words.make}
              </Button>
            </div>
          </form>
        )}
      </Dialog>
    </>
  );
}
