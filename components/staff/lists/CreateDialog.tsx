'use client';
import { type ReactNode, useState } from 'react';
import { ActForm, type ActSend } from '#components/ui/ActForm.tsx';
import { Button } from '#components/ui/Button.tsx';
import { Dialog } from '#components/ui/Dialog.tsx';
import { useHydrated } from '#components/ui/useHydrated.ts';
import type { RefusedAct } from '#components/ui/useRefusal.ts';

type Props<Made> = {
  words: { open: string; title: string; made: string; make: string };
  make: ActSend<Made>;
  /** what is asked; `wrong` says whether a field was refused, and `refused` why the whole was */
  fields(wrong: (name: string) => boolean, refused: RefusedAct | null): ReactNode;
  /** a reason that one of the fields says itself */
  saidByField?: string;
  /** what there is afterwards, once */
  shown(made: Made, done: () => void): ReactNode;
};

/** A button that asks what shall be made, and afterwards shows what was. What was typed stays when it is refused. */
export function CreateDialog<Made>({ words, make, fields, saidByField, shown }: Props<Made>) {
  const ready = useHydrated();
  const [open, setOpen] = useState(false);
  const [isMade, setMade] = useState(false);

  function turn(next: boolean) {
    setOpen(next);
    if (next) setMade(false);
  }

  return (
    <>
      <Button look="press" disabled={!ready} onClick={() => turn(true)}>
        {words.open}
      </Button>
      <Dialog open={open} onOpenChange={turn} title={isMade ? words.made : words.title}>
        <ActForm
          {...make}
          subject={null}
          submit={words.make}
          cancel={{ onClick: () => turn(false) }}
          isSaidByField={({ refused, fields }) => Boolean(fields?.length) || refused === saidByField}
          onDone={() => setMade(true)}
          result={(made) => shown(made, () => turn(false))}
        >
          {({ isWrong, refused }) => fields(isWrong, refused)}
        </ActForm>
      </Dialog>
    </>
  );
}
