/**
 * Started by comparingBuilds.ts in the folder of each build. Starts this folder's paper, then performs the measure that
 * each line of stdin names, and prints the result as a line of JSON. Ends when stdin ends.
 */
import { createInterface } from 'node:readline';
import { asLine } from './agentMessages.ts';
import { runMeasure } from './measures.ts';
import { openScene } from './openScene.ts';

const { scene, measured, close } = await openScene({ quick: true });
console.log(asLine(measured));
for await (const name of createInterface({ input: process.stdin })) {
  console.log(asLine(await runMeasure(name, scene)));
  scene.turn += 1;
}
await close();
