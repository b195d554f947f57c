-- Clauses are edited at the desk, each over the version that was opened. A number, once given, stays its clause's: retired or not.
ALTER TABLE "guideline" ADD COLUMN "version" INTEGER NOT NULL DEFAULT 1;
ALTER TABLE "guideline" ADD COLUMN "changed_at" TIMESTAMPTZ(3);
