/** An error about one release; at most one is reported for each, the most serious. */
export type Suspicion =
  | { is: 'altered' }
  | { is: 'replaced'; checkpoint: number }
  /** `as`: the release whose signed hash it has */
  | { is: 'swapped'; checkpoint: number; as: string }
  | { is: 'missing'; checkpoint: number }
  | { is: 'gap'; before: number }
  | { is: 'inserted'; checkpoint: number }
  | { is: 'moved'; checkpoint: number; signed: string; told: string }
  | { is: 'early'; told: string }
  | { is: 'unchained' }
  | { is: 'disorder' };

/** The article or front as text: `article 12`. */
export type SuspectText = string;

/** The most serious first: those that say most about the forgery. */
const weight: Suspicion['is'][] = [
  'swapped',
  'altered',
  'inserted',
  'replaced',
  'missing',
  'moved',
  'early',
  'gap',
  'unchained',
  'disorder',
];

/** Collects errors about releases, and formats them as sentences that name the releases. */
export function createSuspicions() {
  const names = new Map<string, string>();
  const latest = new Map<SuspectText, string>();
  const found = new Map<SuspectText, Map<number, Suspicion>>();

  const nameOf = (subject: SuspectText, number: number) =>
    `Release ${number} of ${names.get(`${subject} ${number}`) ?? latest.get(subject) ?? subject}`;

  return {
    /** Stores headline and slug of a release, by which an error about it is reported. */
    know(subject: SuspectText, name: string): void {
      latest.set(subject, name);
    },
    suspect(subject: SuspectText, number: number, suspicion: Suspicion): void {
      const of = found.get(subject) ?? new Map<number, Suspicion>();
      found.set(subject, of);
      const known = of.get(number);
      if (!known || weight.indexOf(suspicion.is) < weight.indexOf(known.is)) of.set(number, suspicion);
      const name = latest.get(subject);
      if (name) names.set(`${subject} ${number}`, name);
    },
    isSuspect: (subject: SuspectText, number: number) => found.get(subject)?.has(number) === true,
    sentences(): string[] {
      return [...found].flatMap(([subject, of]) => sentencesAbout(of, (number) => nameOf(subject, number)));
    },
  };
}

function sentencesAbout(of: Map<number, Suspicion>, nameOf: (number: number) => string): string[] {
  const numbers = [...of.keys()].sort((one, other) => one - other);
  const sentences: string[] = [];
  for (let at = 0; at < numbers.length; at += 1) {
    const number = numbers[at] ?? 0;
    const suspicion = of.get(number);
    if (!suspicion || isConsequence(of, number, suspicion)) continue;
    let last = number;
    while (suspicion.is === 'replaced' && of.get(last + 1)?.is === 'replaced') last += 1;
    at += last - number;
    sentences.push(`${nameOf(number)} ${sentence(suspicion)}${followers(number, last)}`);
  }
  return sentences;
}

/** Once one hash is recomputed, later ones in the chain must be recomputed as well. */
const followers = (number: number, last: number) =>
  last === number
    ? ''
    : last === number + 1
      ? ` So was release ${last}, which contains its hash.`
      : ` So were releases ${number + 1} to ${last}, which contain its hash.`;

/** Whether an error only follows from a missing, changed or inserted previous release. */
function isConsequence(of: Map<number, Suspicion>, number: number, { is }: Suspicion): boolean {
  if (is === 'gap') return of.get(number - 1)?.is === 'missing';
  return is === 'unchained' && of.has(number - 1);
}

function sentence(suspicion: Suspicion): string {
  switch (suspicion.is) {
    case 'altered':
      return 'was altered: its content does not have the hash that the ledger gives for it.';
    case 'replaced':
      return `was altered and its hash made anew: it is not the one that checkpoint ${suspicion.checkpoint} signed.`;
    case 'swapped':
      return `has changed places: it carries the hash that checkpoint ${suspicion.checkpoint} signed for ${suspicion.as}.`;
    case 'missing':
      return `was removed: checkpoint ${suspicion.checkpoint} signed it, and the ledger does not have it.`;
    case 'gap':
      return `does not follow the release before it: the ledger goes from ${suspicion.before} to this one.`;
    case 'inserted':
      return `was inserted afterwards: it is said to have begun before checkpoint ${suspicion.checkpoint} was made, which does not have it.`;
    case 'moved':
      return `was moved in time: checkpoint ${suspicion.checkpoint} signed that it began at ${suspicion.signed}, the ledger says ${suspicion.told}.`;
    case 'early':
      return `is said to have begun at ${suspicion.told}, before the time of release that its content gives.`;
    case 'unchained':
      return 'does not contain the hash of the release before it: one of the two was altered or replaced.';
    case 'disorder':
      return 'stands in the wrong place of the ledger.';
  }
}
