'use client';
import { createContext, type Ref, use, useEffect, useId, useRef, useState } from 'react';
import { useFormatter, useTimeZone, useTranslations } from 'use-intl';
import { InputField } from '#components/ui/InputField.tsx';
import { timeFormats } from '#components/ui/timeFormats.ts';
import { InstantHere } from './InstantHere.tsx';
import { offsetName, type Reading, readWall, wallTimeOf, zoneMark } from './wallTime.ts';

/** The paper's further zones, in which the time fields of a page also show their time. */
export const OtherZones = createContext<string[]>([]);

type Props = {
  label: string;
  /** null while the field is empty, or while the time is ambiguous and no instant is chosen */
  value: Date | null;
  onChange(value: Date | null): void;
  /** the time zone of the field; by default the paper's */
  zone?: string;
  /** the time must be later than this */
  min?: Date;
  hint?: string;
  required?: boolean;
  ref?: Ref<HTMLInputElement>;
};

/**
 * A wall time with its time zone. If a change of clocks repeats or skips it, the user chooses between two instants; until
 * then the value is null, and the form cannot be sent.
 */
export function DateTimeField({ value, onChange, min, required = true, ...rest }: Props) {
  const t = useTranslations('ui.when');
  const paperZone = useTimeZone() ?? 'UTC';
  const zone = rest.zone ?? paperZone;
  const [wall, setWall] = useState(value ? wallTimeOf(value, zone) : '');
  const [reported, setReported] = useState(value);
  if (reported?.getTime() !== value?.getTime()) {
    // The form changed the value.
    setReported(value);
    setWall(value ? wallTimeOf(value, zone) : '');
  }
  const read = readWall(wall, zone);
  const early = value && min && value <= min ? t('early') : undefined;
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.setCustomValidity(early ?? ''), [early]);

  function report(next: Date | null) {
    setReported(next);
    onChange(next);
  }
  function type(next: string) {
    setWall(next);
    const typed = readWall(next, zone);
    report(typed.is === 'once' ? typed.at : null);
  }

  // While an ambiguous time has no chosen instant, its offset is unknown.
  const hasOffset = value !== null || read.is === 'nothing';
  const zoneHint = t(hasOffset ? 'zone' : 'zoneAlone', {
    zone: zone.replaceAll('_', ' '),
    ...(hasOffset && { offset: offsetName(value ?? new Date(), zone) }),
  });
  return (
    <div className="flex flex-col gap-2.5">
      <InputField
        label={rest.label}
        hint={rest.hint ? `${zoneHint} ${rest.hint}` : zoneHint}
        error={early}
        ref={(input) => {
          field.current = input;
          if (typeof rest.ref === 'function') return rest.ref(input);
          if (rest.ref) rest.ref.current = input;
        }}
        type="datetime-local"
        required={required}
        max="9999-12-30T23:59"
        value={wall}
        onText={type}
      />
      {(read.is === 'twice' || read.is === 'skipped') && (
        <InstantChoice wall={wall} read={read} zone={zone} value={value} onChange={report} />
      )}
      <InstantHere at={value} zone={zone} otherZones={use(OtherZones)} />
    </div>
  );
}

type ChoiceProps = {
  wall: string;
  read: Extract<Reading, { is: 'twice' | 'skipped' }>;
  zone: string;
  value: Date | null;
  onChange(value: Date): void;
};

/** A choice between the two instants that a repeated or skipped time may mean. */
function InstantChoice({ wall, read, zone, value, onChange }: ChoiceProps) {
  const t = useTranslations('ui.when');
  const format = useFormatter();
  const name = useId();
  const choices = read.is === 'twice' ? read.instants : read.alternatives;
  const nameOf = (at: Date, order: 'first' | 'second') => {
    const choiceWall = wallTimeOf(at, zone);
    const sameDay = choiceWall.slice(0, 10) === wall.slice(0, 10);
    const day = format.dateTime(at, { ...timeFormats.dayOfWeek, timeZone: zone });
    const clock = `${sameDay ? '' : `${day}, `}${choiceWall.slice(11)}`;
    return t(read.is === 'twice' ? order : 'one', { clock, mark: zoneMark(at, zone) });
  };
  return (
    <div
      role="radiogroup"
      aria-labelledby={name}
      className="border-l-4 border-wait bg-wait-wash px-3 py-2 text-sm"
    >
      <p id={name} role="alert" className="pb-1 font-medium">
        {t(read.is, { clock: wall.slice(11, 16) })}
      </p>
      {choices.map((at, place) => (
        <label key={at.getTime()} className="flex min-h-8 items-center gap-2.5">
          <input
            type="radio"
            name={name}
            required
            checked={value?.getTime() === at.getTime()}
            onChange={() => onChange(at)}
            className="size-4 shrink-0 accent-press"
          />
          {nameOf(at, place === 0 ? 'first' : 'second')}
        </label>
      ))}
    </div>
  );
}
