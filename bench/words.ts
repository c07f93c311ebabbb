/** A seeded generator of numbers in [0, 1) (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const english =
  'the harbour council river budget school ferry engine market bridge winter library engineer flood street night theatre grant station pupil nurse tram battery orchard museum vote plan signal timber salt kiln barge quay warden choir ledger'.split(
    ' ',
  );
const chinese =
  '港口 议会 河流 预算 学校 渡轮 发动机 市场 桥梁 冬季 图书馆 工程师 洪水 街道 夜晚 剧院 拨款 车站 学生 护士 电车 电池 果园 博物馆 表决 计划 信号 木材 盐田 驳船 码头 合唱团'.split(
    ' ',
  );
const syllables = 'bar len tor mis ka ru vel son dra fi mo gar tes win hol ber qua li'.split(' ');

/** Random text with word frequencies like those of news: a few common words repeat, and invented names are rare. */
export function createWords(random: () => number, language: 'en' | 'zh-CN') {
  const common = language === 'en' ? english : chinese;
  const pick = <T>(from: readonly T[]) => from[Math.floor(random() ** 2 * from.length)] as T;
  const name = () => `${pick(syllables)}${pick(syllables)}${pick(syllables)}`;
  const word = () => (random() < 0.08 && language === 'en' ? name() : pick(common));
  const sentence = (length: number) => {
    const words = Array.from({ length }, word);
    if (language === 'zh-CN') return `${words.join('')}。`;
    const text = words.join(' ');
    return `${text[0]?.toUpperCase()}${text.slice(1)}.`;
  };
  return {
    pick,
    headline: () => sentence(7).slice(0, -1),
    /** of about `length` words */
    paragraph: (length: number) =>
      Array.from({ length: Math.ceil(length / 12) }, () => sentence(12)).join(language === 'en' ? ' ' : ''),
  };
}
