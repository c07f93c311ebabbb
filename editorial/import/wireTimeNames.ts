/** Months by the first three letters of their names in the languages of agencies, or four if three are ambiguous. */
const monthNames: Record<string, number> = {};
for (const [month, names] of [
  'jan ene janv يناير',
  'feb fev fév févr febr فبراير',
  'mar mär marz mars märz مارس',
  'apr abr avr avri أبريل ابريل',
  'may mai مايو',
  'jun juin juni يونيو',
  'jul juil يوليو',
  'aug ago aou aoû août أغسطس',
  'sep sept سبتمبر',
  'oct okt أكتوبر',
  'nov نوفمبر',
  'dec dez dic déc ديسمبر',
].entries())
  for (const name of names.split(' ')) monthNames[name] = month + 1;

const europe = {
  z: 0,
  gmt: 0,
  utc: 0,
  ut: 0,
  wet: 0,
  bst: 60,
  cet: 60,
  mez: 60,
  cest: 120,
  mesz: 120,
  eet: 120,
  eest: 180,
  msk: 180,
};
const america = { est: -300, edt: -240, cst: -360, cdt: -300, mst: -420, mdt: -360, pst: -480, pdt: -420 };
const asia = { jst: 540, kst: 540, hkt: 480, sgt: 480, 北京时间: 480 };
const pacific = { aest: 600, aedt: 660, nzst: 720, nzdt: 780 };

/** Minutes east of UTC of the zones that agencies write; names that several zones share are left out. */
export const zoneMinutes: Record<string, number> = { ...europe, ...america, ...asia, ...pacific };

export function monthOf(name: string): number {
  const lower = name.toLowerCase();
  return monthNames[lower] ?? monthNames[lower.slice(0, 4)] ?? monthNames[lower.slice(0, 3)] ?? 0;
}
