import { Prisma } from './generated/client';

/** The unique index that a write ran into, by its columns or its name; null when it was something else. */
export function brokenUnique(error: unknown): string | null {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError) || error.code !== 'P2002') return null;
  return JSON.stringify(error.meta ?? {}) + error.message;
}

const lost = new Set(['P1001', 'P1002', 'P1008', 'P1017', 'P2024', 'P2028']);
const lostBelow =
  /ECONNREFUSED|ECONNRESET|ENOENT|ETIMEDOUT|Connection terminated|timeout exceeded when trying to connect|57P0[1-3]|the database system is/;

/** Whether the database could not be asked at all, so that trying again later makes sense. */
export function databaseIsAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = (error as { code?: string }).code ?? '';
  return lost.has(code) || lostBelow.test(code) || lostBelow.test(error.message) || databaseIsAway(error.cause);
}
