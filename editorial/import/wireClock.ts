import { zoneMinutes } from './wireTimeNames.ts';

type Clock = { hour: number; minute: number; offset: number | null };

/** No time is midnight; null when what stands there is none. */
export function readWireClock(text: string | undefined): Clock | null {
  const told = text?.trim();
  if (!told) return { hour: 0, minute: 0, offset: null };
  const match =
    /^(?<half>上午|下午|晚上|凌晨)?\s*(?<h>\d{1,2})(?:(?:[:.时点h])(?<min>\d{2})分?(?::\d{2}(?:\.\d+)?)?|(?=\s?[ap]\.?m)|(?:\s?(?:uhr|h|时|点|hours|hrs)))\s*(?<late>am|pm|a\.m\.|p\.m\.)?\s*(?:uhr|h|hours|hrs)?\s*\(?(?<zone>[a-z]{1,5}|北京时间|(?:gmt|utc)?\s?[+-]\d{1,2}(?::?\d\d)?)?\)?$/iu.exec(
      told,
    );
  const found = match?.groups;
  if (!found) return null;
  const half = (found.late ?? found.half ?? '').toLowerCase();
  const late = half.startsWith('p') || half === '下午' || half === '晚上';
  const early = half.startsWith('a') || half === '上午' || half === '凌晨';
  const hour = Number(found.h);
  if ((late || early) && (hour < 1 || hour > 12)) return null;
  const offset = readZone(found.zone);
  if (offset === undefined) return null;
  return { hour: late ? (hour % 12) + 12 : early ? hour % 12 : hour, minute: Number(found.min ?? 0), offset };
}

/** Minutes east of UTC; null without a zone, undefined for one that is not known. */
function readZone(zone: string | undefined): number | null | undefined {
  const name = zone?.trim().toLowerCase();
  if (!name) return null;
  const numeric = /^(?:gmt|utc)?\s?([+-])(\d{1,2})(?::?(\d\d))?$/.exec(name);
  if (!numeric) return zoneMinutes[name];
  const minutes = Number(numeric[2]) * 60 + Number(numeric[3] ?? 0);
  return minutes > 14 * 60 ? undefined : numeric[1] === '-' ? -minutes : minutes;
}
