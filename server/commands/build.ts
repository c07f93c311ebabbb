// `npm run build`: makes the build that `npm start` would make, if it is out of date.
import { buildIfChanged } from '#server/lifecycle/nextBuild.ts';

try {
  await buildIfChanged(new AbortController().signal);
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
