import { type RefCallback, useCallback, useLayoutEffect, useRef } from 'react';
import type { ActAnswer } from './useRefusal.ts';

/**
 * The values that a form's person saw, which its order names: what others change meanwhile in other fields is then kept,
 * and a field that two changed otherwise is asked about. The page may reload its data under the form: a field that nobody
 * touched then shows the new value, and from then on that is what was seen; one that was touched stays, and so does
 * what was seen of it.
 * @param shown the values as the page was last read @param read those that the form shows now
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
  const form: RefCallback<HTMLFormElement> = useCallback(
    (mounted) => {
      element.current = mounted;
      follow();
    },
    [follow],
  );

  return {
    /** The ref of the form whose fields these are. */
    form,
    /** Sends an order with the values that were seen; learns from the answer. */
    async sendWithSeen<Value, Name extends keyof T>(
      wanted: Pick<T, Name>,
      send: (was: Pick<T, Name>) => Promise<ActAnswer<Value>>,
    ): Promise<ActAnswer<Value>> {
      const names = Object.keys(wanted) as Name[];
      const was = Object.fromEntries(names.map((name) => [name, seen.current[name]])) as Pick<T, Name>;
      const answer = await send(was);
      if (answer.ok) seen.current = { ...seen.current, ...wanted };
      // The person has now been told of the other's value: the next press is a choice.
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

/** `seen`, with the values of `shown` in each field that displays it; fields may have parts, such as languages. */
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

/** Of a list each item for itself: a list may be shown as boxes, of which somebody ticked one. */
function followedList(seen: unknown, shown: unknown[], displayed: unknown[]): unknown[] {
  const before = Array.isArray(seen) ? seen : [];
  const isSeen = (item: unknown) =>
    shown.includes(item) === displayed.includes(item) ? shown.includes(item) : before.includes(item);
  return [...new Set([...before, ...shown])].filter(isSeen);
}

/** An empty field and one without a value are alike. */
const isAlike = (one: unknown, other: unknown): boolean =>
  JSON.stringify(one ?? '') === JSON.stringify(other ?? '');

function withPart<T extends object>(whole: T, [name = '', ...rest]: string[], value: unknown): T {
  const part = rest.length > 0 ? withPart((whole as Record<string, object>)[name] ?? {}, rest, value) : value;
  return { ...whole, [name]: part };
}
