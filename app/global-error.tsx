'use client';

import './globals.css';
import { Broken } from '@/components/site/broken';

type Props = { error: Error & { digest?: string }; reset: () => void };

/** Even the layout failed: most likely the database cannot be reached. */
export default function GlobalError({ error, reset }: Props) {
  return (
    <html lang="en">
      <head>
        <title>Something broke</title>
      </head>
      <body>
        <Broken digest={error.digest} retry={reset} />
      </body>
    </html>
  );
}
