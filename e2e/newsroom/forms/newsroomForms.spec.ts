import { driveForms } from './driving.ts';
import { newsroomForms } from './newsroomForms.ts';

driveForms('editor', newsroomForms);
