/** What one of the three standards says of a picture, as it stands in the file. Members that it lacks are empty. */
export type SourceMetadata = {
  alt: string;
  /** a longer description for who can't see the picture */
  longAlt: string;
  caption: string;
  headline: string;
  credit: string;
  source: string;
  creators: string[];
  copyright: string;
  usageTerms: string;
  instructions: string;
  /** as the standard writes it */
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
