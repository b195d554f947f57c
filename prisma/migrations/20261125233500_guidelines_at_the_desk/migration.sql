-- Clauses are edited at the desk: each has a version, and a number belongs to one clause in force. A retired clause keeps
-- the number it had, which another may take.
ALTER TABLE "guideline" ADD COLUMN "version" INTEGER NOT NULL DEFAULT 1;
ALTER TABLE "guideline" ADD COLUMN "changed_at" TIMESTAMPTZ(3);

DROP INDEX "guideline_number_key";
CREATE UNIQUE INDEX "guideline_number_in_force" ON "guideline"("number") WHERE (retired_at IS NULL);
