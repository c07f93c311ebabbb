import { driveForms } from './driving.ts';
import { planForms } from './plans.ts';

driveForms('editor', planForms);
