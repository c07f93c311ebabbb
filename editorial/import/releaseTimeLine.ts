/** Labels of the story's release time. "Date", "时间" and the like are part of the report. */
const label =
  /^(?:release(?:[ds]| time)?|published(?: time| at| on)?|publication time|发布时间|发表时间|وقت النشر|تاريخ النشر|نُشر في|نشر في)\s*[:：]\s*(?<time>.*)$/iu;
/** The label "release date", only with a time of day: otherwise it may be the release date of a film. */
const dateLabel = /^release date\s*[:：]\s*(?<time>.*\d[:.时点]\d\d.*)$/iu;

/** The story's release time as printed in a line; null if there is none. */
export function releaseTimeIn(text: string): string | null {
  const match = label.exec(text) ?? dateLabel.exec(text);
  return match?.groups?.time?.trim() ?? null;
}
