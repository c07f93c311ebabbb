import { HELD_VALUES, heldValueOf } from '#components/ui/heldValue.ts';

/** A field that the user has filled in. */
export type TypedField = {
  /** identifies the field on its page by its form, the form's subject and its label, also in the next build */
  key: string;
  value: string | boolean;
};

type FormField = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

const isField = (target: unknown): target is FormField =>
  target instanceof HTMLInputElement ||
  target instanceof HTMLTextAreaElement ||
  target instanceof HTMLSelectElement;

/** Passwords and codes are never stored; files cannot be. */
const isStorable = (field: FormField): boolean =>
  !['password', 'file', 'hidden', 'submit', 'button'].includes(field.type) &&
  !field.matches('[autocomplete="one-time-code"], [autocomplete*="password"], [readonly]');

const isChoice = (field: FormField): field is HTMLInputElement =>
  field.type === 'checkbox' || field.type === 'radio';

const entriesIn = (root: ParentNode) => [
  ...root.querySelectorAll<HTMLElement>(`input, textarea, select, ${HELD_VALUES}`),
];

const textOf = (element: Element | null | undefined): string => element?.textContent?.trim() ?? '';

function labelOf(element: HTMLElement): string {
  if (isField(element)) return element.getAttribute('aria-label') ?? textOf(element.labels?.[0]);
  const field = element.querySelector('input, textarea, select');
  const label = element.getAttribute('aria-label') ?? element.dataset.label;
  return label ?? (isField(field) ? labelOf(field) : '');
}

/** The name of an option's group: its `name`, or the group's label where React generated the `name`. */
function groupOf(field: HTMLInputElement): string {
  if (field.name && !/^\W|^_r/i.test(field.name)) return field.name;
  return textOf(field.closest('fieldset')?.querySelector('legend')) || labelOf(field);
}

/** A field's key without its index among fields of the same name. */
function nameOf(element: HTMLElement): string {
  const form = element.closest('form');
  const act = form?.dataset.act ?? form?.getAttribute('aria-label') ?? (form ? 'form' : 'page');
  const owner = [act, form?.dataset.subject ?? ''];
  if (!isField(element)) return [...owner, 'held', labelOf(element)].join('|');
  if (isChoice(element)) return [...owner, element.type, groupOf(element), element.value].join('|');
  return [...owner, element.type, element.name || labelOf(element)].join('|');
}

/** The keys of all fields of the page, in order. */
function keysOf(root: ParentNode): Map<string, HTMLElement> {
  const counts = new Map<string, number>();
  const keys = new Map<string, HTMLElement>();
  for (const element of entriesIn(root)) {
    const name = nameOf(element);
    const nth = counts.get(name) ?? 0;
    counts.set(name, nth + 1);
    keys.set(`${name}|${nth}`, element);
  }
  return keys;
}

/** Records which fields the user has changed; fields with values from the server are not stored. */
export function watchTyping(root: Document): { typed(): TypedField[]; end(): void } {
  const touched = new WeakSet<Element>();
  const listeners = new AbortController();
  const onTouch = ({ target }: Event) => {
    if (isField(target)) touched.add(target);
  };
  for (const event of ['input', 'change'])
    root.addEventListener(event, onTouch, { capture: true, signal: listeners.signal });

  function changedValueOf(element: HTMLElement): TypedField['value'] | null {
    if (isField(element)) {
      if (!touched.has(element) || !isStorable(element)) return null;
      return isChoice(element) ? element.checked : element.value;
    }
    if (!element.closest('form')) return null; // outside a form, each change is sent at once
    const held = heldValueOf(element);
    const value = held?.read();
    return value === undefined || value === held?.begin ? null : value;
  }

  return {
    typed: () =>
      [...keysOf(root)].flatMap(([key, element]) => {
        const value = changedValueOf(element);
        return value === null ? [] : [{ key, value }];
      }),
    end: () => listeners.abort(),
  };
}

/** Fills in fields with the events of a user, so that React notices. @returns the entries whose field does not exist yet */
export function refill(root: ParentNode, typed: readonly TypedField[]): TypedField[] {
  const keys = keysOf(root);
  return typed.filter(({ key, value }) => {
    const element = keys.get(key);
    if (!element) return true;
    if (!isField(element)) {
      heldValueOf(element)?.write(String(value));
      return false;
    }
    if (!isStorable(element)) return true;
    if (isChoice(element)) {
      if (element.checked !== value && !(element.type === 'radio' && value === false)) element.click();
    } else if (element.value !== value) {
      // React replaces the value setter of an element that it controls; typing uses the prototype's.
      const { set } = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(element), 'value') ?? {};
      set?.call(element, String(value));
      element.dispatchEvent(new Event('input', { bubbles: true }));
      element.dispatchEvent(new Event('change', { bubbles: true }));
    }
    return false;
  });
}
