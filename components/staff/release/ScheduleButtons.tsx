'use client';
import { useState } from 'react';
import { DateTimeField } from '#components/staff/dateTime/DateTimeField.tsx';
import type { ButtonProps } from '#components/ui/Button.tsx';
import { ConfirmDialog } from '#components/ui/FormDialog.tsx';
import type { ActAnswer } from '#components/ui/useRefusal.ts';
import type { Confirmation } from '#contracts/confirmation.ts';
import type { ConfirmedAct } from '#editorial/access/policy.ts';

/** ISO instants; `seen` is the time that the page showed. */
type MoveOrder = { seen: string; at: string; confirmation: Confirmation };
type Question = { button: string; title: string; text?: string; submit: string };

type Props = {
  act: ConfirmedAct;
  subject: string;
  decidedOn: string | null;
  /** Without it, the release waits for something else and has no time of its own. */
  move?: Question & {
    label: string;
    from: Date;
    min?: Date;
    otherZones: string[];
    send(order: MoveOrder): Promise<ActAnswer<void>>;
    onDone(at: Date): void;
  };
  unschedule: Question & {
    look?: ButtonProps['look'];
    cancel: string;
    send(confirmation: Confirmation): Promise<ActAnswer<void>>;
    onDone(): void;
  };
};

/** The ways to change one's mind about a scheduled release: to another time, content and number as they are, or off. */
export function ScheduleButtons({ move, unschedule, ...asked }: Props) {
  const [at, setAt] = useState<Date | null>(null);
  const shared = ({ title, text, submit }: Question) => ({
    ...asked,
    title,
    submit,
    ...(text && { description: text }),
  });
  return (
    <div className="flex flex-wrap gap-2">
      {move && (
        <ConfirmDialog
          {...shared(move)}
          button={{ children: move.button, small: true, onClick: () => setAt(move.from) }}
          blocked={!at}
          send={(confirmation) =>
            move.send({
              seen: move.from.toISOString(),
              at: (at ?? move.from).toISOString(),
              confirmation,
            })
          }
          onDone={() => move.onDone(at ?? move.from)}
        >
          <DateTimeField
            label={move.label}
            value={at}
            onChange={setAt}
            min={move.min}
            otherZones={move.otherZones}
          />
        </ConfirmDialog>
      )}
      <ConfirmDialog
        {...shared(unschedule)}
        button={{ children: unschedule.button, small: true, look: unschedule.look ?? 'plain' }}
        cancel={unschedule.cancel}
        send={unschedule.send}
        onDone={unschedule.onDone}
      />
    </div>
  );
}
