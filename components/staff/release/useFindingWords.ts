import { useFormatter, useTranslations } from 'use-intl';
import { timeFormats } from '#components/ui/timeFormats.ts';
import type { Finding } from '#editorial/releases/releaseFinding.ts';

/** The sentence for a finding. An instant among its facts is formatted in the paper's time zone. */
export function useFindingWords(): (finding: Finding) => string {
  const t = useTranslations('editor.checks');
  const format = useFormatter();
  return ({ reason, facts }) => {
    if (typeof facts.at !== 'string') return t(reason, facts);
    const at = format.dateTime(new Date(facts.at), timeFormats.record);
    return t(reason, { ...facts, at });
  };
}
