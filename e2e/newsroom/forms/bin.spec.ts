import { binForms } from './bin.ts';
import { driveForms } from './driving.ts';

driveForms('admin', binForms);
