const keyOf = (userId: number) => `copydesk-smart-punctuation-${userId}`;

/** Whether a person has smart punctuation in this browser: until they turn it off. */
export function isSmartPunctuationStored(userId: number): boolean {
  try {
    return localStorage.getItem(keyOf(userId)) !== 'off';
  } catch {
    return true;
  }
}

export function storeSmartPunctuation(userId: number, isOn: boolean): void {
  try {
    if (isOn) localStorage.removeItem(keyOf(userId));
    else localStorage.setItem(keyOf(userId), 'off');
  } catch {
    // The browser refuses storage: the choice lasts as long as the page.
  }
}
