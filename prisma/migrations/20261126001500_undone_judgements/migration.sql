-- What counts: neither a decision that was taken back, nor an editor's answer that went with it, nor a dismissed appeal whose
-- judgement was taken back. (Two earlier versions of this view each said half of it.)
CREATE OR REPLACE VIEW event_standing AS
  SELECT e.* FROM event e
  WHERE e.kind NOT IN ('comment.decision-undone', 'appeal.judgement-undone') AND NOT EXISTS (
    SELECT FROM event undone
    WHERE undone.kind = 'comment.decision-undone' AND undone.id > e.id
      AND undone.data ->> 'decisionId' = e.data ->> 'decisionId'
      AND e.kind IN ('comment.approved', 'comment.rejected', 'comment.marked-spam', 'comment.reopened', 'appeal.upheld',
                     'appeal.dismissed', 'comment.submitted', 'comment.published')
  ) AND NOT EXISTS (
    SELECT FROM event undone
    WHERE undone.kind = 'appeal.judgement-undone' AND e.kind = 'appeal.dismissed' AND undone.id > e.id
      AND undone.subject = e.subject AND undone.subject_id = e.subject_id
  );
