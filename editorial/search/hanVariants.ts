import hongKong from 'opencc-js/dict/HKVariants';
import toTraditional from 'opencc-js/dict/STCharacters';
import toSimplified from 'opencc-js/dict/TSCharacters';
import taiwan from 'opencc-js/dict/TWVariants';

/**
 * Further pairs of variants from OpenCC's phrases: 瞭解 and 了解, 計畫 and 计划, 想像 and 想象. They are variants only in some
 * words, so OpenCC's tables of single characters omit them.
 */
const inSomeWords =
  '藉借 覆复 瞭了 畫划 鍊链 甦苏 衹只 祇只 彷仿 像象 枪鎗 背揹 夫伕 宁甯 熏薰 堤隄 果菓 咨谘 妳你 甚什 浚濬 仇讎 藤籐 锄耡 焰燄 拿拏 哩里'.split(
    ' ',
  );

type Pair = [from: string, to: string];
const pairsOf = (dictionary: string): Pair[] => dictionary.split('|').map((pair) => pair.split(' ') as Pair);

const simplified = pairsOf(toSimplified);

/** Groups equivalent characters for search, each mapped to the one that represents the group. */
function joinVariants(): Map<string, string> {
  const parents = new Map<string, string>();
  const rootOf = (sign: string): string => {
    let root = sign;
    for (let next = parents.get(root); next !== undefined; next = parents.get(root)) root = next;
    return root;
  };
  const join = (from: string, to: string) => {
    if (rootOf(from) !== rootOf(to)) parents.set(rootOf(from), rootOf(to));
  };
  for (const [from, to] of simplified) join(from, to);
  for (const [from, to] of pairsOf(toTraditional)) join(to, from);
  for (const [from, to] of [...pairsOf(taiwan), ...pairsOf(hongKong)]) join(from, to);
  for (const [from = '', to = ''] of inSomeWords.map((pair) => Array.from(pair))) join(to, from);
  return representatives([...parents.keys()], rootOf);
}

/** The representative of each group: the simplified form of most of its characters, or else its root. */
function representatives(signs: string[], rootOf: (sign: string) => string): Map<string, string> {
  const counts = new Map<string, number>();
  for (const [, to] of simplified) counts.set(to, (counts.get(to) ?? 0) + 1);
  const chosen = new Map<string, string>();
  for (const sign of signs) {
    const root = rootOf(sign);
    const before = chosen.get(root) ?? root;
    chosen.set(root, (counts.get(sign) ?? 0) > (counts.get(before) ?? 0) ? sign : before);
  }
  const pairs = [...signs, ...chosen.keys()].map((sign): Pair => [sign, chosen.get(rootOf(sign)) ?? sign]);
  return new Map(pairs.filter(([sign, representative]) => representative !== sign));
}

const variants = joinVariants();
/** Pairs of one UTF-16 unit each, so that a text keeps its length. */
const plain = new Map(simplified.filter(([from, to]) => from.length === 1 && to.length === 1));

const asLong = new Map([...variants].filter(([sign, other]) => sign.length === other.length));

const anyOf = (signs: Iterable<string>) => new RegExp(`[${[...signs].join('')}]`, 'gu');
const variantSigns = anyOf(variants.keys());
const signsAsLong = anyOf(asLong.keys());
const traditionalSigns = anyOf(plain.keys());

/**
 * Maps each Han character of a text to the representative of its variants: simplified, traditional, Taiwan or Hong
 * Kong. If one character is a simplification of several (后 for 后 and 後; 发 for 發 and 髮), all are equal. For comparison
 * only.
 */
export const foldHan = (text: string): string =>
  text.replace(variantSigns, (sign) => variants.get(sign) ?? sign);

/** A text in simplified characters, with the same length (UTF-16), so that one dictionary can segment it. */
export const simplifyHan = (text: string): string =>
  text.replace(traditionalSigns, (sign) => plain.get(sign) ?? sign);

/** Like `foldHan`, restricted to replacements that keep the text's length (UTF-16). */
export const foldHanInPlace = (text: string): string =>
  text.replace(signsAsLong, (sign) => asLong.get(sign) ?? sign);
