import type { PlainPage } from '@/lib/server/plain-page';

/** What the front itself has to say, in words. */

export const missing: PlainPage = {
  status: 404,
  title: 'Nothing here',
  sentences: ['There is no file or page at this address.'],
};

export const broken: PlainPage = {
  status: 500,
  title: 'Something went wrong here',
  sentences: ['This page could not be made. The fault is ours and has been noted; please try again in a minute.'],
};

export const busy: PlainPage = {
  status: 503,
  retryAfter: 5,
  title: 'Very busy at the moment',
  sentences: ['More people are asking than can be answered at once. Please try again in a few seconds.'],
};

export const damaged: PlainPage = {
  status: 400,
  title: 'This form is damaged',
  sentences: ['It is not in the form in which our pages send it, and nothing was changed. Please load the page anew.'],
};

export const databaseDown: PlainPage = {
  status: 503,
  retryAfter: 30,
  title: 'Away for a moment',
  sentences: [
    'The blog cannot reach its database at the moment. Nothing was changed or lost; please try again in a minute.',
  ],
};
