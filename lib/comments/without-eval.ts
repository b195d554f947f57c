import { config } from 'zod';

// zod tries out `new Function` when a schema is made, which our Content-Security-Policy reports as an attack. Imported first.
config({ jitless: true });
