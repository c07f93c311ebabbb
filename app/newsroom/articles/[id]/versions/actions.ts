'use server';
import { action } from '#app/_staff/action.ts';
import { nameVersion } from '#editorial/versions/namingVersions.ts';
import { restoreVersion } from '#editorial/versions/restoringVersions.ts';

export const nameAVersion = action(nameVersion);
export const restoreAVersion = action(restoreVersion);
