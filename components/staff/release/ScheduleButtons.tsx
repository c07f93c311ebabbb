'use client';
import { useState } from 'react';
import { DateTimeField } from '#components/staff/dateTime/DateTimeField.tsx';
import type { ButtonProps } from '#components/ui/Button.tsx';
import { ConfirmDialog } from '#components/ui/ConfirmDialog.tsx';
import { FormDialog } from '#components/ui/FormDialog.tsx';
import type { ActAnswer } from '#components/ui/useRefusal.ts';
import type { Confirmation } from '#contracts/confirmation.ts';
import type { ConfirmedAct } from '#editorial/access/policy.ts';

/** ISO instants; `seen` is the time that the page showed. */
type MoveOrder = { seen: string; at: string; confirmation: Confirmation };
type Question = { button: string; title: string; description?: string; submit: string };
type Subject = { act: ConfirmedAct; subject: string; decidedOn: string | null };

type Move = Question & {
  label: string;
  from: Date;
  min?: Date;
  send(order: MoveOrder): Promise<ActAnswer<void>>;
  onDone(at: Date): void;
};

type Unschedule = Question & {
  description: string;
  look?: ButtonProps['look'];
  cancel: string;
  send(confirmation: Confirmation): Promise<ActAnswer<void>>;
  onDone(): void;
};

type Props = Subject & {
  /** Without it, the release waits for another article and has no own time. */
  move?: Move;
  unschedule: Unschedule;
};

/** Moves a scheduled release to another time with the same content and number, or unschedules it. */
export function ScheduleButtons({ move, unschedule, ...subject }: Props) {
  const { button, look, ...dialog } = unschedule;
  return (
    <div className="flex flex-wrap gap-2">
      {move && <MoveButton {...subject} {...move} />}
      <ConfirmDialog {...subject} {...dialog} button={{ children: button, small: true, look }} />
    </div>
  );
}

function MoveButton({ button, label, from, min, send, onDone, ...dialog }: Subject & Move) {
  const [at, setAt] = useState<Date | null>(null);
  return (
    <FormDialog
      {...dialog}
      button={{ children: button, small: true, onClick: () => setAt(from) }}
      blocked={!at}
      send={(confirmation: Confirmation) =>
        send({ seen: from.toISOString(), at: (at ?? from).toISOString(), confirmation })
      }
      onDone={() => onDone(at ?? from)}
    >
      <DateTimeField label={label} value={at} onChange={setAt} min={min} />
    </FormDialog>
  );
}
