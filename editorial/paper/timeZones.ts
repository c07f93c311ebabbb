/** Current names of zones that V8 lists under former names. */
const currentNames = `
  Africa/Asmara America/Argentina/Buenos_Aires America/Argentina/Cordoba America/Indiana/Indianapolis
  America/Kentucky/Louisville America/Nuuk Asia/Ho_Chi_Minh Asia/Kathmandu Asia/Kolkata Asia/Yangon
  Atlantic/Faroe Europe/Kyiv Pacific/Chuuk Pacific/Pohnpei`;

const zones = new Set([...Intl.supportedValuesOf('timeZone'), ...currentNames.trim().split(/\s+/), 'UTC']);

/** Zones that this process, browsers and Postgres all know. */
export const zoneNames = [...zones].sort();

export const isZone = (name: string): boolean => zones.has(name);
