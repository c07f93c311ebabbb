import { newsroomForms } from './newsroomForms.ts';
import { driveForms } from './driving.ts';

driveForms('editor', newsroomForms);
