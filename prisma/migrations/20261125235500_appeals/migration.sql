-- An appeal whose answer was withdrawn is neither upheld nor dismissed, and a judgement that was taken back counts nowhere.
ALTER TYPE "AppealState" ADD VALUE 'dropped';

-- CreateIndex
CREATE UNIQUE INDEX "appeal_open_once" ON "appeal"("comment_id") WHERE (state = 'open');

CREATE OR REPLACE VIEW event_standing AS
  SELECT e.* FROM event e
  WHERE e.kind NOT IN ('comment.decision-undone', 'appeal.judgement-undone') AND NOT EXISTS (
    SELECT FROM event undone
    WHERE undone.kind = 'comment.decision-undone' AND undone.id > e.id
      AND undone.data ->> 'decisionId' = e.data ->> 'decisionId'
      AND e.kind IN ('comment.approved', 'comment.rejected', 'comment.marked-spam', 'comment.reopened', 'appeal.upheld', 'appeal.dismissed')
  ) AND NOT EXISTS (
    SELECT FROM event undone
    WHERE undone.kind = 'appeal.judgement-undone' AND e.kind = 'appeal.dismissed' AND undone.id > e.id
      AND undone.subject = e.subject AND undone.subject_id = e.subject_id
  );
