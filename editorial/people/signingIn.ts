import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { staff } from '#db/pools';
import type { UserId } from '#db/schema/ids';
import { user } from '#db/schema/people';
import { Refusal } from '../refusal.ts';
import { email, password } from './fields.ts';
import { countGuess, forgiveGuess, guessKeys } from './guessLimits.ts';
import { line } from './inTurn.ts';
import { passwordFits } from './passwords.ts';

// A newsroom that starts its day behind one address: right passwords are forgiven before the next is counted.
const atTheDoor = line();

export const signInOrder = z.object({ email, password });

/**
 * Who this is, by address and password. An unknown address, a wrong password, an invitation not yet taken up and a
 * disabled user are answered alike and take alike.
 * @param from the client's address, as the front door's socket saw it
 * @throws {Refusal} `password-wrong`, `too-many-tries`
 */
export async function recognise(
  order: z.output<typeof signInOrder>,
  from: string | null | undefined,
): Promise<{ id: UserId; name: string; email: string }> {
  const keys = guessKeys(order.email, from);
  return atTheDoor(async () => {
    await countGuess(keys);
    const [found] = await staff().select().from(user).where(eq(user.email, order.email));
    const active = found && !found.disabledAt ? found : undefined;
    const fits = await passwordFits(order.password, active?.passwordHash);
    if (!active || !fits) throw new Refusal('password-wrong');
    await forgiveGuess(keys);
    return { id: active.id, name: active.name, email: active.email };
  });
}
