/** Retry schedules of the job queues, as options of pg-boss: delays in seconds, doubling up to `retryDelayMax`. */

/** The queue of jobs whose last attempt failed. */
export const DEAD_LETTER_QUEUE = 'dead';

/**
 * Seconds after which an unfinished job is retried, because its node may hang. Longer than any attempt may take, except
 * sending an email. For a killed node see abandonedJobs.ts.
 */
export const JOB_EXPIRES_SECONDS = 30;

export const jobExpiry = { expireInSeconds: 120, deleteAfterSeconds: 3_600, deadLetter: DEAD_LETTER_QUEUE };

/** For emails of the newsroom and other jobs: 5 s, doubling, nine attempts within half an hour. */
export const defaultRetries = { retryLimit: 8, retryDelay: 5, retryBackoff: true, retryDelayMax: 3_600 };

/** For jobs that use only our own database: 2 s, doubling to ten minutes, for more than a day. */
export const databaseRetries = { retryLimit: 200, retryDelay: 2, retryBackoff: true, retryDelayMax: 600 };

/**
 * For webhooks and other deliveries: 30 s, doubling to two hours, each delay reduced by a random part. After 23 attempts
 * in more than a day the delivery is given up.
 */
export const deliveryRetries = { retryLimit: 22, retryDelay: 30, retryBackoff: true, retryDelayMax: 7_200 };

/** For CDN purges: 1 s, doubling to a minute, for a day. By then no cached page is left. */
export const purgeRetries = { retryLimit: 1_500, retryDelay: 1, retryBackoff: true, retryDelayMax: 60 };
