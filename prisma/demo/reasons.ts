import type { DemoReason } from './types';

/** One for each clause of the guidelines that a new blog begins with. Another owner may keep them, change them or retire them. */
export const reasons: DemoReason[] = [
  {
    clause: 1,
    title: 'Speaks past the post',
    words:
      'We could not see what this answers. Quote the sentence that you set out from, and say where it leads; then we will gladly read it again.',
  },
  {
    clause: 2,
    title: 'Goes for the person',
    words:
      'Your argument stands by itself. Leave out what you say about the one who made the other, and send it again.',
  },
  {
    clause: 3,
    title: 'Claims without grounds',
    words:
      'This would do harm if it were not so. Please say how you know: what you saw, measured or read, and where one can look it up.',
  },
  {
    clause: 4,
    title: 'Sells something',
    words: 'Leave out the price, the offer and the address of the shop, and we will gladly publish the rest.',
  },
  {
    clause: 5,
    title: 'Private details',
    words: 'Please leave out what tells where or how somebody lives. Your own details too: threads are read for years.',
  },
  {
    clause: 6,
    title: 'Not under one name',
    words:
      'You have answered here under another name before. Keep to one of the two, so that people know whom they talk to.',
  },
];

/** What the demonstration blog's editors have added to them. */
export const moreReasons: DemoReason[] = [
  {
    clause: 4,
    title: 'A link that does not help',
    words: 'The answer is good without its link. Tell us in a sentence what one finds there, or leave it out.',
  },
  {
    clause: 1,
    title: 'Agrees, and says no more',
    words: 'We are glad that you agree. Say what made you: that is what other readers come for.',
  },
  {
    clause: 2,
    title: 'Wishes harm to somebody',
    words: '',
  },
];
