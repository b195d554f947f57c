import { expect, test } from 'vitest';
import { type KnownPerson, reservedNames, whoWrites } from './writer';

const ines: KnownPerson = { id: 7, name: 'Ines', role: 'reader', claimedAt: null, erasedAt: null };
const free = { addressOf: null, nameIsTaken: false, nameIsReserved: false };

test('a new address with a free name is a new guest', () => {
  expect(whoWrites(free)).toEqual({ kind: 'new' });
});

test('a new address with a taken or a reserved name is refused', () => {
  expect(whoWrites({ ...free, nameIsTaken: true })).toBe('name-taken');
  expect(whoWrites({ ...free, nameIsReserved: true })).toBe('name-taken');
});

test('a known address is never locked out: it is that person, whatever name was typed, until a letter proves it', () => {
  expect(whoWrites({ ...free, addressOf: ines })).toEqual({ kind: 'unproved', person: ines });
  expect(whoWrites({ addressOf: ines, nameIsTaken: true, nameIsReserved: true })).toEqual({
    kind: 'unproved',
    person: ines,
  });
});

test('an erased person does not come back by their address', () => {
  expect(whoWrites({ ...free, addressOf: { ...ines, erasedAt: new Date(0) } })).toBe('erased');
});

test('the house keeps its own names', () => {
  const names = reservedNames({ title: 'Plus or Minus', organisation: '' });
  expect(names).toEqual(expect.arrayContaining(['admin', 'moderator', 'editor', 'Plus or Minus']));
  expect(names).not.toContain('');
});
