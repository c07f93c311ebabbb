import { useState } from 'react';

/**
 * A typed value that follows the changes of other people, except while the user is typing.
 * @returns the typed value, its setter, and the value that the user saw when they began to type
 */
export function useFollowedValue(value: string): [string, (typed: string) => void, string] {
  const [typed, setTyped] = useState(value);
  const [seen, setSeen] = useState(value);
  if (value !== seen && (typed === seen || typed === value)) {
    setSeen(value);
    setTyped(value);
  }
  return [typed, setTyped, seen];
}
