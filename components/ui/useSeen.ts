import { useCallback, useLayoutEffect, useRef } from 'react';
import type { ActAnswer } from './useRefusal.ts';

/**
 * Remembers the values that the user of a form has seen, so that an order can name them: changes that others make to other
 * fields meanwhile are kept, and the server refuses to overwrite a field whose new value the user has not seen. When the
 * page reloads its data under the form, an untouched field shows the new value and it counts as seen; a touched field
 * keeps its text and the value seen before.
 * @param shown the values as the page last loaded them @param read returns the values that the form shows now
 */
export function useSeenValue<T extends object>(shown: T, read: (form: FormData) => Partial<T>) {
  const seen = useRef(shown);
  const element = useRef<HTMLFormElement>(null);
  const latest = useRef({ shown, read });
  latest.current = { shown, read };

  const follow = useCallback(() => {
    if (!element.current) return;
    const { shown, read } = latest.current;
    seen.current = followed(seen.current, shown, read(new FormData(element.current))) as T;
  }, []);
  useLayoutEffect(follow);

  return {
    /** the ref of the form */
    form: useCallback(
      (mounted: HTMLFormElement | null) => {
        element.current = mounted;
        follow();
      },
      [follow],
    ),
    /** Sends an order with the values that were seen, and updates them from the answer. */
    async sendWithSeen<Value, Name extends keyof T>(
      values: Pick<T, Name>,
      send: (was: Pick<T, Name>) => Promise<ActAnswer<Value>>,
    ): Promise<ActAnswer<Value>> {
      const names = Object.keys(values) as Name[];
      const was = Object.fromEntries(names.map((name) => [name, seen.current[name]])) as Pick<T, Name>;
      const answer = await send(was);
      if (answer.ok) seen.current = { ...seen.current, ...values };
      // The refusal shows the user the other value, so the next press overwrites it knowingly.
      else if (answer.refused === 'field-changed')
        seen.current = withPart(
          seen.current,
          String(answer.facts.field).split('.'),
          answer.facts.value ? JSON.parse(String(answer.facts.value)) : undefined,
        );
      return answer;
    },
  };
}

const isParts = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** `seen`, with the values of `shown` in each field that displays them; fields may have parts, such as languages. */
export function followed(seen: unknown, shown: unknown, displayed: unknown): unknown {
  if (Array.isArray(shown) && Array.isArray(displayed)) return followedList(seen, shown, displayed);
  if (!isParts(shown) || !isParts(displayed)) return isAlike(shown, displayed) ? shown : seen;
  const before = isParts(seen) ? seen : {};
  const names = new Set([...Object.keys(before), ...Object.keys(shown)]);
  return Object.fromEntries(
    [...names].map((name) => [
      name,
      name in displayed ? followed(before[name], shown[name], displayed[name]) : before[name],
    ]),
  );
}

/** Compares each item of a list by itself: the list may be shown as checkboxes, and the user may have ticked one. */
function followedList(seen: unknown, shown: unknown[], displayed: unknown[]): unknown[] {
  const before = Array.isArray(seen) ? seen : [];
  const isSeen = (item: unknown) =>
    shown.includes(item) === displayed.includes(item) ? shown.includes(item) : before.includes(item);
  return [...new Set([...before, ...shown])].filter(isSeen);
}

/** Whether two values are equal; an empty text equals a missing value. */
const isAlike = (a: unknown, b: unknown): boolean => JSON.stringify(a ?? '') === JSON.stringify(b ?? '');

function withPart<T extends object>(base: T, [name = '', ...rest]: string[], value: unknown): T {
  const part = rest.length > 0 ? withPart((base as Record<string, object>)[name] ?? {}, rest, value) : value;
  return { ...base, [name]: part };
}
