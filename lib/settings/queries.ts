import 'server-only';
import { cache } from 'react';
import { readSettings } from './read';

/** Once a request, however many components ask. */
export const getSettings = cache(readSettings);
