import { commentForms } from './comments.ts';
import { driveForms } from './driving.ts';

driveForms('editor', commentForms);
