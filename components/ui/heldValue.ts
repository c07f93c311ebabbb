import { useEffect, useRef } from 'react';

/** A value that is in no form control, such as tags or a mark on a picture, as JSON. `begin` is the initial value. */
type HeldValue = { begin: string; read(): string; write(value: string): void };

const heldValues = new WeakMap<Element, HeldValue>();
const MARK = 'data-held-value';

export const HELD_VALUES = `[${MARK}]`;

/** The value of an element's component, if `useHeldValue` marked the element. */
export const heldValueOf = (element: Element): HeldValue | undefined => heldValues.get(element);

/**
 * Keeps a component's value across a reload of the page, like the text of fields. The element needs an `aria-label`, a
 * `data-label` or a labelled field inside it.
 * @returns the ref of the element
 */
export function useHeldValue<Value>(value: Value, set: (value: Value) => void) {
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
