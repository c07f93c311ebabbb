import { driveForms } from './driving.ts';
import { releaseForms } from './release.ts';

driveForms('editor', releaseForms);
