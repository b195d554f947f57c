-- What the desk needs: reasons for rejections, reports and notices that are answered, appeals that are settled, sanctions that
-- are explained, word rules that are tried first, editors of chosen tags, counters that cost nothing.

-- CreateEnum
CREATE TYPE "ReportOutcome" AS ENUM ('acted', 'dismissed');

-- CreateEnum
CREATE TYPE "WordRuleKind" AS ENUM ('words', 'pattern');

-- AlterEnum
ALTER TYPE "WordRuleEffect" RENAME VALUE 'reject' TO 'refuse';
ALTER TYPE "WordRuleEffect" ADD VALUE 'mask';

-- DropIndex
DROP INDEX "word_rule_pattern_effect_key";

-- AlterTable
ALTER TABLE "appeal" ADD COLUMN     "settling_id" INTEGER,
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "comment" ADD COLUMN     "by_author" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "editor_edited_at" TIMESTAMPTZ(3),
ADD COLUMN     "featured_at" TIMESTAMPTZ(3),
ADD COLUMN     "held_by" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "word_rule_id" INTEGER;

-- AlterTable
ALTER TABLE "decision" ADD COLUMN     "batch" UUID,
ADD COLUMN     "reason_id" INTEGER;

-- AlterTable
ALTER TABLE "report" ADD COLUMN     "address_hash" TEXT,
ADD COLUMN     "answer" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "closer_id" INTEGER,
ADD COLUMN     "due_at" TIMESTAMPTZ(3),
ADD COLUMN     "outcome" "ReportOutcome",
ADD COLUMN     "receipt" TEXT,
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "sanction" ADD COLUMN     "lifter_id" INTEGER,
ADD COLUMN     "words" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "word_rule" ADD COLUMN     "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN     "inflected" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "kind" "WordRuleKind" NOT NULL DEFAULT 'words',
ADD COLUMN     "lookalikes" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1,
ALTER COLUMN "active" SET DEFAULT false;

-- CreateTable
CREATE TABLE "rejection_reason" (
    "id" SERIAL NOT NULL,
    "guideline_id" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "words" TEXT NOT NULL DEFAULT '',
    "position" INTEGER NOT NULL DEFAULT 0,
    "version" INTEGER NOT NULL DEFAULT 1,
    "retired_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "rejection_reason_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "second_look" (
    "id" SERIAL NOT NULL,
    "comment_id" INTEGER NOT NULL,
    "decision_id" INTEGER NOT NULL,
    "looker_id" INTEGER,
    "kind" "DecisionKind",
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "looked_at" TIMESTAMPTZ(3),

    CONSTRAINT "second_look_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "editor_tag" (
    "person_id" INTEGER NOT NULL,
    "tag_id" INTEGER NOT NULL,

    CONSTRAINT "editor_tag_pkey" PRIMARY KEY ("person_id","tag_id")
);

-- CreateTable
CREATE TABLE "desk_preference" (
    "person_id" INTEGER NOT NULL,
    "keys" JSONB NOT NULL DEFAULT '{}',
    "keys_off" BOOLEAN NOT NULL DEFAULT false,
    "letter_each" BOOLEAN NOT NULL DEFAULT false,
    "letter_nearing" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "desk_preference_pkey" PRIMARY KEY ("person_id")
);

-- CreateTable
CREATE TABLE "comment_tally" (
    "id" BIGSERIAL NOT NULL,
    "state" "CommentState" NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "comment_tally_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "rejection_reason_guideline_id_idx" ON "rejection_reason"("guideline_id");

-- CreateIndex
CREATE UNIQUE INDEX "second_look_decision_id_key" ON "second_look"("decision_id");

-- CreateIndex
CREATE INDEX "second_look_comment_id_idx" ON "second_look"("comment_id");

-- CreateIndex
CREATE INDEX "second_look_looker_id_idx" ON "second_look"("looker_id");

-- CreateIndex
CREATE INDEX "second_look_open" ON "second_look"("created_at") WHERE (looked_at IS NULL);

-- CreateIndex
CREATE INDEX "editor_tag_tag_id_idx" ON "editor_tag"("tag_id");

-- CreateIndex
CREATE UNIQUE INDEX "appeal_settling_id_key" ON "appeal"("settling_id");

-- CreateIndex
CREATE INDEX "comment_word_rule" ON "comment"("word_rule_id", "sent_at" DESC, "id" DESC) WHERE (word_rule_id IS NOT NULL);

-- CreateIndex
CREATE INDEX "comment_sent_at_id_idx" ON "comment"("sent_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "comment_featured" ON "comment"("featured_at" DESC, "id" DESC) WHERE (featured_at IS NOT NULL);

-- CreateIndex
CREATE INDEX "decision_batch" ON "decision"("batch") WHERE (batch IS NOT NULL);

-- CreateIndex
CREATE INDEX "decision_reason_id_idx" ON "decision"("reason_id");

-- CreateIndex
CREATE UNIQUE INDEX "report_receipt_key" ON "report"("receipt");

-- CreateIndex
CREATE INDEX "report_closer_id_idx" ON "report"("closer_id");

-- CreateIndex
CREATE INDEX "report_address" ON "report"("address_hash", "created_at") WHERE (address_hash IS NOT NULL);

-- CreateIndex
CREATE INDEX "sanction_lifter_id_idx" ON "sanction"("lifter_id");

-- CreateIndex
CREATE UNIQUE INDEX "word_rule_kind_pattern_effect_key" ON "word_rule"("kind", "pattern", "effect");

-- AddForeignKey
ALTER TABLE "rejection_reason" ADD CONSTRAINT "rejection_reason_guideline_id_fkey" FOREIGN KEY ("guideline_id") REFERENCES "guideline"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comment" ADD CONSTRAINT "comment_word_rule_id_fkey" FOREIGN KEY ("word_rule_id") REFERENCES "word_rule"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "decision" ADD CONSTRAINT "decision_reason_id_fkey" FOREIGN KEY ("reason_id") REFERENCES "rejection_reason"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "second_look" ADD CONSTRAINT "second_look_comment_id_fkey" FOREIGN KEY ("comment_id") REFERENCES "comment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "second_look" ADD CONSTRAINT "second_look_decision_id_fkey" FOREIGN KEY ("decision_id") REFERENCES "decision"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "second_look" ADD CONSTRAINT "second_look_looker_id_fkey" FOREIGN KEY ("looker_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "appeal" ADD CONSTRAINT "appeal_settling_id_fkey" FOREIGN KEY ("settling_id") REFERENCES "decision"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "report" ADD CONSTRAINT "report_closer_id_fkey" FOREIGN KEY ("closer_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sanction" ADD CONSTRAINT "sanction_lifter_id_fkey" FOREIGN KEY ("lifter_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "editor_tag" ADD CONSTRAINT "editor_tag_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "editor_tag" ADD CONSTRAINT "editor_tag_tag_id_fkey" FOREIGN KEY ("tag_id") REFERENCES "tag"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "desk_preference" ADD CONSTRAINT "desk_preference_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- ——— What must hold ———
ALTER TABLE rejection_reason
  ADD CONSTRAINT rejection_reason_title CHECK (char_length(btrim(title)) BETWEEN 1 AND 120),
  ADD CONSTRAINT rejection_reason_words CHECK (char_length(words) <= 1000);

ALTER TABLE appeal
  ADD CONSTRAINT appeal_words_length CHECK (char_length(btrim(words)) BETWEEN 1 AND 2000),
  ADD CONSTRAINT appeal_outcome_is_explained CHECK (state = 'open' OR (judged_at IS NOT NULL AND btrim(outcome) <> ''));

ALTER TABLE report
  ADD CONSTRAINT report_words_length CHECK (char_length(words) <= 4000),
  ADD CONSTRAINT report_answer_length CHECK (char_length(answer) <= 2000),
  ADD CONSTRAINT report_closed_with_outcome CHECK ((closed_at IS NULL) = (outcome IS NULL)),
  ADD CONSTRAINT report_notice_has_number CHECK (notice IS NULL OR (reference IS NOT NULL AND receipt IS NOT NULL));

ALTER TABLE sanction
  ADD CONSTRAINT sanction_suspension_ends CHECK (kind <> 'suspension' OR ends_at IS NOT NULL),
  ADD CONSTRAINT sanction_ends_later CHECK (ends_at IS NULL OR ends_at > created_at),
  ADD CONSTRAINT sanction_words_length CHECK (char_length(words) <= 1000 AND char_length(reason) <= 1000);

ALTER TABLE note ADD CONSTRAINT note_words_length CHECK (char_length(btrim(words)) BETWEEN 1 AND 2000);
ALTER TABLE saved_view ADD CONSTRAINT saved_view_name_length CHECK (char_length(btrim(name)) BETWEEN 1 AND 60);

-- One standing reason a title.
CREATE UNIQUE INDEX rejection_reason_title_once ON rejection_reason (lower(title)) WHERE retired_at IS NULL;

-- ——— Counters ———
CREATE FUNCTION comment_is_tallied() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO comment_tally (state, count) SELECT state, count(*) FROM added GROUP BY state;
  ELSIF TG_OP = 'DELETE' THEN
    INSERT INTO comment_tally (state, count) SELECT state, -count(*) FROM gone GROUP BY state;
  ELSE
    INSERT INTO comment_tally (state, count)
    SELECT state, sum(step) FROM (SELECT state, 1 AS step FROM added UNION ALL SELECT state, -1 FROM gone) both_sides
    GROUP BY state HAVING sum(step) <> 0;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER comment_is_tallied_in AFTER INSERT ON comment
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION comment_is_tallied();
CREATE TRIGGER comment_is_tallied_out AFTER DELETE ON comment
  REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION comment_is_tallied();
CREATE TRIGGER comment_is_tallied_over AFTER UPDATE ON comment
  REFERENCING OLD TABLE AS gone NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION comment_is_tallied();
INSERT INTO comment_tally (state, count) SELECT state, count(*) FROM comment GROUP BY state;

-- ——— The desk's own search ———
-- Every comment in every state, word by word as it was written, without regard to accents: editors look for names, links and
-- odd spellings, which stemming would bend.
CREATE EXTENSION IF NOT EXISTS unaccent;
CREATE TEXT SEARCH CONFIGURATION desk (COPY = simple);
ALTER TEXT SEARCH CONFIGURATION desk ALTER MAPPING FOR asciiword, word, numword, asciihword, hword, numhword, hword_asciipart,
  hword_part, hword_numpart WITH unaccent, simple;
CREATE FUNCTION desk_words(words text) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT to_tsvector('public.desk'::regconfig, words)
$$;
CREATE INDEX comment_desk_words ON comment USING gin (desk_words(source));
