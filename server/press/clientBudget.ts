import { LRUCache } from 'lru-cache';
import { clientNetwork } from '#editorial/people/clientNetwork.ts';

/** Concurrent renders per client for searches, list pages and moments of the past. */
const MAX_RUNNING = 8;
/** Token bucket per client for such pages and for missing addresses: its capacity, and tokens added each second. */
const BURST = 600;
const PER_SECOND = 10;
/** Maximum number of clients remembered. */
const MAX_CLIENTS = 20_000;

type Account = { tokens: number; at: number; running: number };

/** Limits the renders for one client: a page that is not in memory needs one, and anybody can invent addresses. */
export function createClientBudget(now = () => performance.now()) {
  const accounts = new LRUCache<string, Account>({ max: MAX_CLIENTS });

  return {
    /** Begins a render for a client. @returns a function to call at its end; null if the client's budget is used up */
    take(client: string): (() => void) | null {
      const at = now();
      const network = clientNetwork(client);
      const account = accounts.get(network) ?? { tokens: BURST, at, running: 0 };
      account.tokens = Math.min(BURST, account.tokens + ((at - account.at) / 1_000) * PER_SECOND);
      account.at = at;
      accounts.set(network, account);
      if (account.tokens < 1 || account.running >= MAX_RUNNING) return null;
      account.tokens--;
      account.running++;
      return () => {
        account.running--;
      };
    },
  };
}
