/**
 * Preloaded (`node --import`) into a server under test: shifts its `Date` by CLOCK_SKEW_MS. Timers are not changed.
 */
const skew = Number(process.env.CLOCK_SKEW_MS ?? 0);

globalThis.Date = new Proxy(Date, {
  construct: (Real, given, as) => Reflect.construct(Real, given.length ? given : [Real.now() + skew], as),
  apply: (Real) => new Real(Real.now() + skew).toString(),
  get: (Real, name, receiver) =>
    name === 'now' ? () => Real.now() + skew : Reflect.get(Real, name, receiver),
});

export {};
