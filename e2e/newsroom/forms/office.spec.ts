import { driveForms } from './driving.ts';
import { officeForms } from './office.ts';

driveForms('admin', officeForms);
