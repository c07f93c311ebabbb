import { type RefObject, useEffect, useRef } from 'react';

/** A value that no field of the browser's holds, such as tags or a mark on a picture; JSON. */
type HeldValue = { begin: string; read(): string; write(value: string): void };

const heldValues = new WeakMap<Element, HeldValue>();
const MARK = 'data-held-value';

export const HELD_VALUES = `[${MARK}]`;

/** What the component of an element holds, where `useHeldValue` marked it. */
export const heldValueOf = (element: Element): HeldValue | undefined => heldValues.get(element);

/**
 * Lets a reload of the page keep what a component holds itself, like the text of fields. The element needs an
 * `aria-label`, a `data-label` or a field inside it that has a label.
 * @returns the ref of the element
 */
export function useHeldValue<Value>(
  value: Value,
  set: (value: Value) => void,
): RefObject<HTMLDivElement | null> {
  const element = useRef<HTMLDivElement>(null);
  const latest = useRef({ value, set });
  latest.current = { value, set };
  useEffect(() => {
    const marked = element.current;
    if (!marked) return;
    const read = () => JSON.stringify(latest.current.value);
    heldValues.set(marked, { begin: read(), read, write: (text) => latest.current.set(JSON.parse(text)) });
    marked.setAttribute(MARK, '');
    return () => marked.removeAttribute(MARK);
  }, []);
  return element;
}
