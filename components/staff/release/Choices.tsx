'use client';
import { type ReactNode, useEffect, useEffectEvent, useId, useRef } from 'react';

type Choice = { value: string; label: string; hint?: string };
type Props = {
  legend: string;
  choices: Choice[];
  value: string;
  onChange(value: string): void;
  children?: ReactNode;
};

/** Radio buttons, each with a line that explains the choice. */
export function Choices({ legend, choices, value, onChange, children }: Props) {
  const name = useId();
  const fieldset = useRef<HTMLFieldSetElement>(null);
  // A choice made before hydration is checked in the browser, but React received no event.
  const reportEarlyChoice = useEffectEvent(() => {
    const chosen = fieldset.current?.querySelector<HTMLInputElement>('input:checked')?.value;
    if (chosen !== undefined && chosen !== value) onChange(chosen);
  });
  useEffect(() => reportEarlyChoice(), []);
  return (
    <fieldset ref={fieldset} className="flex flex-col gap-2">
      <legend className="mb-1.5 text-sm font-medium">{legend}</legend>
      {choices.map((choice) => (
        <label key={choice.value} className="flex items-start gap-2.5 text-sm">
          <input
            type="radio"
            name={name}
            value={choice.value}
            checked={value === choice.value}
            onChange={() => onChange(choice.value)}
            className="mt-0.5 size-4 shrink-0 accent-press"
          />
          <span>
            {choice.label}
            {choice.hint && <span className="block text-[0.8125rem] text-quiet">{choice.hint}</span>}
          </span>
        </label>
      ))}
      {children}
    </fieldset>
  );
}
