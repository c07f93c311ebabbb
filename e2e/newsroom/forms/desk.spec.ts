import { deskForms } from './desk.ts';
import { driveForms } from './driving.ts';

driveForms('editor', deskForms);
