/** Pairs of characters, "from to", joined by "|". The package declares no types for its single dictionaries. */
declare module 'opencc-js/dict/*' {
  const pairs: string;
  export default pairs;
}
