-- The log as it stands: what happened, less the decisions that were taken back. All public figures are drawn from this view.
CREATE VIEW event_standing AS
  SELECT e.* FROM event e
  WHERE e.kind <> 'comment.decision-undone' AND NOT EXISTS (
    SELECT FROM event undone
    WHERE undone.kind = 'comment.decision-undone' AND undone.id > e.id
      AND undone.data ->> 'decisionId' = e.data ->> 'decisionId'
      AND e.kind IN ('comment.approved', 'comment.rejected', 'comment.marked-spam', 'comment.reopened', 'appeal.upheld', 'appeal.dismissed')
  );

-- The trigger refuses it already; the right to do it is not needed either.
REVOKE UPDATE, DELETE, TRUNCATE ON event FROM CURRENT_USER;
