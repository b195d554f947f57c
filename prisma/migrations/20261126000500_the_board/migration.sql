-- What the queue's filters walk through, latest first.
DROP INDEX "decision_reason_id_idx";
DROP INDEX "decision_guideline_id_idx";
CREATE INDEX "decision_reason_id_created_at_id_idx" ON "decision"("reason_id", "created_at" DESC, "id" DESC);
CREATE INDEX "decision_guideline_id_created_at_id_idx" ON "decision"("guideline_id", "created_at" DESC, "id" DESC);
CREATE INDEX "comment_held_by" ON "comment"("held_by", "sent_at" DESC, "id" DESC) WHERE (held_by <> '');

-- Names, as the desk seeks them: beside the words of comments.
CREATE INDEX person_desk_words ON person USING gin (desk_words(name));

-- An editor's answer that was published with an approval is undone with it, and then counts nowhere either.
CREATE OR REPLACE VIEW event_standing AS
  SELECT e.* FROM event e
  WHERE e.kind <> 'comment.decision-undone' AND NOT EXISTS (
    SELECT FROM event undone
    WHERE undone.kind = 'comment.decision-undone' AND undone.id > e.id
      AND undone.data ->> 'decisionId' = e.data ->> 'decisionId'
      AND e.kind IN ('comment.approved', 'comment.rejected', 'comment.marked-spam', 'comment.reopened', 'appeal.upheld',
                     'appeal.dismissed', 'comment.submitted', 'comment.published')
  );
