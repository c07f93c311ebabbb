/** Where the house stands towards the outside: what it calls itself, and by which ways it can tell anybody anything. */
export type NotificationSettings = {
  /** the paper's own origin, which every link is built from */
  site: string;
  /** whether it can post letters */
  mails: boolean;
  /** a WebSub hub's address */
  hub?: string | undefined;
  indexNowKey?: string | undefined;
};
