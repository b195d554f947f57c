import type { DemoEditor } from './types';

/** Who decided what was decided before the blog had its owner. Invented; nobody can sign in as one of them. */
export const editors: DemoEditor[] = [
  { key: 'ottilie', name: 'Ottilie Crane', email: 'ottilie@aldersey-vane.example' },
  { key: 'brannock', name: 'Brannock Teale', email: 'brannock@aldersey-vane.example' },
];
