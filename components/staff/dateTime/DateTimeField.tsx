'use client';
import { type Ref, useEffect, useId, useRef, useState } from 'react';
import { useFormatter, useTimeZone, useTranslations } from 'use-intl';
import { InputField } from '#components/ui/InputField.tsx';
import { timeFormats } from '#components/ui/timeFormats.ts';
import { InstantHere } from './InstantHere.tsx';
import { offsetName, type Reading, readWall, wallTimeOf, zoneMark } from './wallTime.ts';

type Props = {
  label: string;
  /** null while the time is missing, or could mean two instants and none is chosen */
  value: Date | null;
  onChange(value: Date | null): void;
  /** the zone whose clock is typed; the paper's when left out */
  zone?: string;
  /** zones whose clocks are shown beside it */
  otherZones?: string[];
  /** only what is later than this is accepted */
  min?: Date;
  hint?: string;
  required?: boolean;
  ref?: Ref<HTMLInputElement>;
};

/**
 * A time by the clock of a place, with the zone named. An hour that a change of clocks repeats or skips is asked about,
 * never guessed: until an answer is chosen the value is null, and a form that holds the field cannot be sent.
 */
export function DateTimeField({
  label,
  value,
  onChange,
  hint,
  min,
  otherZones = [],
  required = true,
  ...rest
}: Props) {
  const t = useTranslations('ui.when');
  const sites = useTimeZone() ?? 'UTC';
  const zone = rest.zone ?? sites;
  const [wall, setWall] = useState(value ? wallTimeOf(value, zone) : '');
  const [told, setTold] = useState(value);
  if (told?.getTime() !== value?.getTime()) {
    // The form set it, not the typing below.
    setTold(value);
    setWall(value ? wallTimeOf(value, zone) : '');
  }
  const read = readWall(wall, zone);
  const early = value && min && value <= min ? t('early') : undefined;
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.setCustomValidity(early ?? ''), [early]);

  function tell(next: Date | null) {
    setTold(next);
    onChange(next);
  }
  function type(next: string) {
    setWall(next);
    const meant = readWall(next, zone);
    tell(meant.is === 'once' ? meant.at : null);
  }

  // Of an hour that is asked about the offset is the very question.
  const asked = !value && read.is !== 'nothing';
  const named = t(asked ? 'zoneAlone' : 'zone', {
    zone: zone.replaceAll('_', ' '),
    ...(!asked && { offset: offsetName(value ?? new Date(), zone) }),
  });
  return (
    <div className="flex flex-col gap-2.5">
      <InputField
        label={label}
        hint={hint ? `${named} ${hint}` : named}
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
        <WhichOne wall={wall} read={read} zone={zone} value={value} onChange={tell} />
      )}
      <InstantHere at={value} zone={zone} otherZones={otherZones} />
    </div>
  );
}

type Asked = {
  wall: string;
  read: Extract<Reading, { is: 'twice' | 'skipped' }>;
  zone: string;
  value: Date | null;
  onChange(value: Date): void;
};

/** The two instants that were perhaps meant. */
function WhichOne({ wall, read, zone, value, onChange }: Asked) {
  const t = useTranslations('ui.when');
  const format = useFormatter();
  const name = useId();
  const choices = read.is === 'twice' ? read.instants : read.beside;
  const nameOf = (at: Date, order: 'first' | 'second') => {
    const itsWall = wallTimeOf(at, zone);
    const sameDay = itsWall.slice(0, 10) === wall.slice(0, 10);
    const day = format.dateTime(at, { ...timeFormats.dayOfWeek, timeZone: zone });
    const clock = `${sameDay ? '' : `${day}, `}${itsWall.slice(11)}`;
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
