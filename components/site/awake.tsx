'use client';

import { useEffect } from 'react';

/**
 * Says that the page is awake, to the loader that woke it (lib/cache/late-loader.js): a link that somebody has pressed
 * meanwhile is pressed again. Stands behind all that is live, so that its effect comes last.
 */
export function Awake() {
  useEffect(() => {
    dispatchEvent(new Event('awake'));
  }, []);
  return null;
}
