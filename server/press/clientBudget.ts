import { LRUCache } from 'lru-cache';
import { clientNetwork } from '#editorial/people/clientNetwork.ts';

/** Searches, places in lists and moments of the past that one client may have made at the same time. */
const MAX_AT_ONCE = 8;
/** Such pages, and addresses at which there is nothing, that a client may ask for in one go, and how many more each second. */
const BURST = 600;
const PER_SECOND = 10;
/** Clients that are remembered. */
const MAX_CLIENTS = 20_000;

type Account = { left: number; at: number; atOnce: number };

/** What one client may cost: a page that nobody asked for before takes a render, and anybody can make up addresses. */
export function createClientBudget(now = () => performance.now()) {
  const accounts = new LRUCache<string, Account>({ max: MAX_CLIENTS });

  return {
    /** @returns what ends the use, or null when the client has used up its budget */
    take(client: string): (() => void) | null {
      const at = now();
      const network = clientNetwork(client);
      const account = accounts.get(network) ?? { left: BURST, at, atOnce: 0 };
      account.left = Math.min(BURST, account.left + ((at - account.at) / 1_000) * PER_SECOND);
      account.at = at;
      accounts.set(network, account);
      if (account.left < 1 || account.atOnce >= MAX_AT_ONCE) return null;
      account.left--;
      account.atOnce++;
      return () => {
        account.atOnce--;
      };
    },
  };
}
