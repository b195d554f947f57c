import { expect, test } from 'vitest';
import { neighbour } from './order';

const inForce = [
  { id: 30, number: 5 },
  { id: 10, number: 1 },
  { id: 20, number: 3 },
];

test('a clause changes places with the next one in force, over the numbers of retired ones', () => {
  expect(neighbour(inForce, 20, 'up')).toEqual({ id: 10, number: 1 });
  expect(neighbour(inForce, 20, 'down')).toEqual({ id: 30, number: 5 });
});

test('the first does not go up, the last not down, and one that is not in force nowhere', () => {
  expect(neighbour(inForce, 10, 'up')).toBeNull();
  expect(neighbour(inForce, 30, 'down')).toBeNull();
  expect(neighbour(inForce, 99, 'up')).toBeNull();
});
