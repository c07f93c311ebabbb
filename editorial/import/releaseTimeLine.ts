/** Labels that say when the agency itself released the story. "Date", "时间" and the like belong to what it reports on. */
const label =
  /^(?:release(?:[ds]| time)?|published(?: time| at| on)?|publication time|发布时间|发表时间|وقت النشر|تاريخ النشر|نُشر في|نشر في)\s*[:：]\s*(?<time>.*)$/iu;
/** A film has a release date, too; a story's says the hour. */
const dateLabel = /^release date\s*[:：]\s*(?<time>.*\d[:.时点]\d\d.*)$/iu;

/** What a line says of when the story was released, as it is printed; null when it says nothing of it. */
export function releaseTimeIn(text: string): string | null {
  const match = label.exec(text) ?? dateLabel.exec(text);
  return match?.groups?.time?.trim() ?? null;
}
