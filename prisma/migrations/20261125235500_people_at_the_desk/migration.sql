-- People are looked up at the desk: what somebody wrote, state by state; who has a name or an address that begins like this.

-- CreateIndex
CREATE INDEX "comment_person_id_state_sent_at_id_idx" ON "comment"("person_id", "state", "sent_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "person_claimed" ON "person"("id" DESC) WHERE (claimed_at IS NOT NULL);

-- CreateIndex
CREATE INDEX "person_role_id_idx" ON "person"("role", "id" DESC);

-- DropIndex
DROP INDEX "person_role_idx";

-- CreateIndex
CREATE INDEX "sanction_unlifted" ON "sanction"("person_id") WHERE (lifted_at IS NULL);

-- In the order of code points, so that a beginning is a range and a page begins where the last one ended.
CREATE INDEX person_name_order ON person ((lower(name) COLLATE "C"), id);
CREATE INDEX person_email_order ON person ((lower(email_folded) COLLATE "C"), id);

-- A decision is changed in one way more: what an editor wrote to somebody goes when that person is erased.
CREATE OR REPLACE FUNCTION decision_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.undone_at IS NOT NULL AND NEW.undone_at IS DISTINCT FROM OLD.undone_at
     OR (to_jsonb(NEW) - 'undone_at' - 'decider_id' - 'words') <> (to_jsonb(OLD) - 'undone_at' - 'decider_id' - 'words')
     OR (NEW.decider_id IS DISTINCT FROM OLD.decider_id AND NEW.decider_id IS NOT NULL)
     OR (NEW.words <> OLD.words AND NEW.words <> '') THEN
    RAISE EXCEPTION 'a decision is never rewritten';
  END IF;
  RETURN NEW;
END $$;
