import { zoneMinutes } from './wireTimeNames.ts';

/** `offset`: minutes east of UTC; null without a zone */
type Clock = { hour: number; minute: number; offset: number | null };

/** Parses a time of day. Empty text is midnight; null if the text is no time. */
export function readWireClock(text: string | undefined): Clock | null {
  const trimmed = text?.trim();
  if (!trimmed) return { hour: 0, minute: 0, offset: null };
  const parts =
    /^(?<half>上午|下午|晚上|凌晨)?\s*(?<h>\d{1,2})(?:(?:[:.时点h])(?<min>\d{2})分?(?::\d{2}(?:\.\d+)?)?|(?=\s?[ap]\.?m)|(?:\s?(?:uhr|h|时|点|hours|hrs)))\s*(?<late>am|pm|a\.m\.|p\.m\.)?\s*(?:uhr|h|hours|hrs)?\s*\(?(?<zone>[a-z]{1,5}|北京时间|(?:gmt|utc)?\s?[+-]\d{1,2}(?::?\d\d)?)?\)?$/iu.exec(
      trimmed,
    )?.groups;
  if (!parts) return null;
  const half = parts.late ?? parts.half ?? '';
  const isHalved = half !== '';
  const hour = Number(parts.h);
  if (isHalved && (hour < 1 || hour > 12)) return null;
  const offset = readZone(parts.zone);
  if (offset === undefined) return null;
  const isAfternoon = /^(?:p|下午|晚上)/i.test(half);
  return {
    hour: isHalved ? (hour % 12) + (isAfternoon ? 12 : 0) : hour,
    minute: Number(parts.min ?? 0),
    offset,
  };
}

/** Minutes east of UTC; null without a zone, undefined for an unknown one. */
function readZone(zone: string | undefined): number | null | undefined {
  const name = zone?.trim().toLowerCase();
  if (!name) return null;
  const numeric = /^(?:gmt|utc)?\s?([+-])(\d{1,2})(?::?(\d\d))?$/.exec(name);
  if (!numeric) return zoneMinutes[name];
  const minutes = Number(numeric[2]) * 60 + Number(numeric[3] ?? 0);
  return minutes > 14 * 60 ? undefined : numeric[1] === '-' ? -minutes : minutes;
}
