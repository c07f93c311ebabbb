/** What places are called now; V8 lists them under the names that they had. */
const calledNow = [
  'Africa/Asmara',
  'America/Argentina/Buenos_Aires',
  'America/Argentina/Cordoba',
  'America/Indiana/Indianapolis',
  'America/Kentucky/Louisville',
  'America/Nuuk',
  'Asia/Ho_Chi_Minh',
  'Asia/Kathmandu',
  'Asia/Kolkata',
  'Asia/Yangon',
  'Atlantic/Faroe',
  'Europe/Kyiv',
  'Pacific/Chuuk',
  'Pacific/Pohnpei',
];

const zones = new Set([...Intl.supportedValuesOf('timeZone'), ...calledNow, 'UTC']);

/** Zones that the whole chain knows: this process, browsers and Postgres. */
export const zoneNames = [...zones].sort();

export const isZone = (name: string): boolean => zones.has(name);
