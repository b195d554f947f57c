import { aPlaceForTheMissingTool } from './threads/a-place-for-the-missing-tool';
import { nobodyOwnsHalfPastFour } from './threads/nobody-owns-half-past-four';
import { olderPosts } from './threads/older-posts';
import { theGaugeThatWasRight } from './threads/the-gauge-that-was-right';
import { waiting } from './threads/waiting';
import { weDeletedTheDashboard } from './threads/we-deleted-the-dashboard';
import type { DemoComment } from './types';

/** Every answer on the demonstration blog; an answer always comes after the one that it answers. */
export const comments: DemoComment[] = [
  ...theGaugeThatWasRight,
  ...nobodyOwnsHalfPastFour,
  ...weDeletedTheDashboard,
  ...aPlaceForTheMissingTool,
  ...olderPosts,
  ...waiting,
];
