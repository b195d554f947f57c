-- An editor reads one answer at a time, and several may read the same one: a lease belongs to its editor.
DELETE FROM "lease";
ALTER TABLE "lease" DROP CONSTRAINT "lease_pkey", ADD CONSTRAINT "lease_pkey" PRIMARY KEY ("editor_id");
DROP INDEX "lease_editor_id_idx";
CREATE INDEX "lease_comment_id_idx" ON "lease"("comment_id");

-- The desks that are open hear of it. The payload says nothing: whoever listens asks who reads what, and is asked who they are.
CREATE FUNCTION lease_is_told() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('rejoinder_desk', '');
  RETURN NULL;
END $$;
CREATE TRIGGER lease_is_told AFTER INSERT OR DELETE ON lease FOR EACH ROW EXECUTE FUNCTION lease_is_told();
CREATE TRIGGER lease_is_told_over AFTER UPDATE ON lease
  FOR EACH ROW WHEN (OLD.comment_id <> NEW.comment_id OR OLD.expires_at < now() OR NEW.expires_at < now())
  EXECUTE FUNCTION lease_is_told();
