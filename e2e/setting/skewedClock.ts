/**
 * Preloaded (`node --import`) into a server under test: its clock is wrong by CLOCK_SKEW_MS, as clocks are. Timers go
 * on as they would.
 */
const skew = Number(process.env.CLOCK_SKEW_MS ?? 0);

globalThis.Date = new Proxy(Date, {
  construct: (Real, given, as) => Reflect.construct(Real, given.length ? given : [Real.now() + skew], as),
  apply: (Real) => new Real(Real.now() + skew).toString(),
  get: (Real, name, receiver) =>
    name === 'now' ? () => Real.now() + skew : Reflect.get(Real, name, receiver),
});

export {};
