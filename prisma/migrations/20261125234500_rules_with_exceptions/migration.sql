-- New columns only, with defaults that need no rewrite: the version before this one goes on working beside it.
ALTER TABLE "comment" ADD COLUMN "unmasked_html" TEXT;
ALTER TABLE "word_rule" ADD COLUMN "exceptions" TEXT NOT NULL DEFAULT '';

ALTER TABLE word_rule
  ADD CONSTRAINT word_rule_exceptions CHECK (char_length(exceptions) <= 1000),
  ADD CONSTRAINT word_rule_note CHECK (char_length(note) <= 300);
