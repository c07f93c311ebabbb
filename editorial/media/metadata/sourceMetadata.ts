/** The fields of one of the three standards, as in the file. Missing fields are empty. */
export type SourceMetadata = {
  alt: string;
  /** a longer description for people who cannot see the picture */
  longAlt: string;
  caption: string;
  headline: string;
  credit: string;
  source: string;
  creators: string[];
  copyright: string;
  usageTerms: string;
  instructions: string;
  /** in the format of the standard */
  taken: string;
};

export const emptySource = (): SourceMetadata => ({
  alt: '',
  longAlt: '',
  caption: '',
  headline: '',
  credit: '',
  source: '',
  creators: [],
  copyright: '',
  usageTerms: '',
  instructions: '',
  taken: '',
});
