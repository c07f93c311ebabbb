import type { ReactNode } from 'react';

type Props = {
  name: string;
  value?: string;
  checked: boolean;
  hint: ReactNode;
  /** prints the label in bold */
  strong?: boolean;
  children: ReactNode;
};

/** A checkbox with its label and a hint under it. */
export function Checkbox({ name, value, checked, hint, strong, children }: Props) {
  return (
    <label className="flex items-start gap-2.5 text-sm">
      <input
        type="checkbox"
        name={name}
        value={value}
        defaultChecked={checked}
        className="mt-0.5 size-4 shrink-0 accent-press"
      />
      <span>
        <span className={strong ? 'block font-medium' : 'block'}>{children}</span>
        <span className="block text-[0.8125rem] text-quiet">{hint}</span>
      </span>
    </label>
  );
}
