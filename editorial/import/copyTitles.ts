/** Words that cannot end a headline: the word after one belongs to the headline and is not a topic. */
const nonFinalWords = new Set(
  (
    'a an the of to in on at by for from with without and or nor but as into onto over under between about after before ' +
    'during against per via than that which who whose this these those its their his her our your my own new old first ' +
    'next last more most many some all every each no not is are was were be been being will would can could may might ' +
    'shall should must has have had do does did very too'
  ).split(' '),
);

/**
 * Splits a wire title. Wires append topics as `a | b | c`, without a mark before the first topic. The last word before
 * the first bar is therefore a topic if the headline is complete without it, else part of the headline ("30 Years of
 * Method"). A single bar separates no topics: sites append their name after it, and headlines use it as a dash.
 */
export function readTitle(title: string): { headline: string; topics: string[] } {
  const [head = '', ...bars] = title.split(/\s*[|｜]\s*/u);
  const topics = bars.map((topic) => topic.trim()).filter((topic) => topic !== '');
  const trimmedHead = head.trim();
  if (topics.length === 0) return { headline: trimmedHead, topics: [] };
  if (topics.length === 1) return { headline: title.trim(), topics: [] };
  const match = /^(?<headline>.*\S)\s+(?<topic>\S+)$/u.exec(trimmedHead)?.groups;
  if (match?.headline && match.topic && isCompleteWithout(match.headline, match.topic)) {
    return { headline: match.headline.replace(/[\s,;:，；：-]+$/u, ''), topics: [match.topic, ...topics] };
  }
  return { headline: trimmedHead, topics };
}

const isCapital = (word: string): boolean => /^\p{Lu}/u.test(word);

function isCompleteWithout(headline: string, topic: string): boolean {
  if (/[.!?。！？”"»]$/u.test(topic) || !/^[\p{L}\p{N}]/u.test(topic)) return false;
  // "College Graduates": a run of capitalized words is one name, and the word before the run decides.
  const words = headline.split(/\s+/u);
  if (isCapital(topic)) while (words.length > 1 && isCapital(words.at(-1) ?? '')) words.pop();
  if (isCapital(topic) && words.length < headline.split(/\s+/u).length) return false;
  return words.length >= 3 && !nonFinalWords.has((words.at(-1) ?? '').toLowerCase());
}
