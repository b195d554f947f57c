-- What must hold whoever writes: checks, and the four triggers that keep the log, the counters and the threads true.

-- ——— People ———
ALTER TABLE person
  ADD CONSTRAINT person_name_length CHECK (char_length(name) BETWEEN 1 AND 60),
  ADD CONSTRAINT person_skeleton_present CHECK (name_skeleton <> ''),
  ADD CONSTRAINT person_email_whole CHECK ((email IS NULL) = (email_folded IS NULL)),
  ADD CONSTRAINT person_email_length CHECK (char_length(email) <= 254),
  ADD CONSTRAINT person_staff_reachable CHECK (role = 'reader' OR email_folded IS NOT NULL),
  ADD CONSTRAINT person_web_address_kind CHECK (web_address IS NULL OR web_address ~ '^https?://');

ALTER TABLE author_profile ADD CONSTRAINT author_handle_form CHECK (handle ~ '^[a-z0-9][a-z0-9-]{0,59}$');

-- ——— Posts ———
ALTER TABLE post
  ADD CONSTRAINT post_slug_form CHECK (slug ~ '^[a-z0-9][a-z0-9-]{0,99}$'),
  ADD CONSTRAINT post_title_length CHECK (char_length(title) <= 300),
  ADD CONSTRAINT post_published_has_date CHECK (state <> 'published' OR published_at IS NOT NULL),
  ADD CONSTRAINT post_scheduled_has_date CHECK (state <> 'scheduled' OR scheduled_for IS NOT NULL),
  ADD CONSTRAINT post_withdrawn_has_date CHECK (state <> 'withdrawn' OR withdrawn_at IS NOT NULL),
  ADD CONSTRAINT post_count_sane CHECK (comment_count >= 0);

ALTER TABLE tag ADD CONSTRAINT tag_slug_form CHECK (slug ~ '^[a-z0-9][a-z0-9-]{0,99}$');
ALTER TABLE redirect ADD CONSTRAINT redirect_path_form CHECK (path ~ '^/' AND target <> path);

-- ——— Comments ———
ALTER TABLE comment
  ADD CONSTRAINT comment_source_length CHECK (imported_from IS NOT NULL OR char_length(source) <= 4000),
  ADD CONSTRAINT comment_quote_length CHECK (char_length(quote) <= 300),
  ADD CONSTRAINT comment_not_its_own_parent CHECK (parent_id <> id),
  ADD CONSTRAINT comment_waiting_has_promise CHECK (state <> 'pending' OR awaits_confirmation OR due_at IS NOT NULL),
  ADD CONSTRAINT comment_public_has_date CHECK (state <> 'approved' OR published_at IS NOT NULL),
  ADD CONSTRAINT comment_public_is_confirmed CHECK (state <> 'approved' OR NOT awaits_confirmation),
  ADD CONSTRAINT comment_spam_chance_range CHECK (spam_chance BETWEEN 0 AND 1);

-- A rejection without a reason is impossible, and it cites a clause unless a rule or an import made it.
ALTER TABLE decision
  ADD CONSTRAINT decision_rejection_has_reason CHECK (kind <> 'reject' OR coalesce(char_length(btrim(reason)), 0) > 0),
  ADD CONSTRAINT decision_rejection_cites CHECK (kind <> 'reject' OR guideline_id IS NOT NULL OR rule IS NOT NULL);

ALTER TABLE note ADD CONSTRAINT note_has_subject CHECK (num_nonnulls(person_id, comment_id) = 1);
ALTER TABLE sanction ADD CONSTRAINT sanction_has_reason CHECK (btrim(reason) <> '');
ALTER TABLE word_rule ADD CONSTRAINT word_rule_pattern CHECK (char_length(pattern) BETWEEN 1 AND 200);

-- A rejected comment has a standing decision that says why. Deferred: both are written in one transaction, in any order.
CREATE FUNCTION comment_rejection_is_explained() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM comment c WHERE c.id = NEW.id AND c.state = 'rejected')
     AND NOT EXISTS (SELECT 1 FROM decision d WHERE d.comment_id = NEW.id AND d.to_state = 'rejected' AND d.undone_at IS NULL) THEN
    RAISE EXCEPTION 'comment % is rejected without a reason', NEW.id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER comment_rejection_is_explained
  AFTER INSERT OR UPDATE OF state ON comment DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (NEW.state = 'rejected') EXECUTE FUNCTION comment_rejection_is_explained();

-- An answer stands under the same post as what it answers. A parent is older than its answers, so threads have no cycles.
CREATE FUNCTION comment_parent_fits() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM comment p WHERE p.id = NEW.parent_id AND p.post_id = NEW.post_id AND p.id < NEW.id) THEN
    RAISE EXCEPTION 'comment % cannot answer comment % of another post, or a younger one', NEW.id, NEW.parent_id
      USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER comment_parent_fits BEFORE INSERT OR UPDATE OF parent_id, post_id ON comment
  FOR EACH ROW WHEN (NEW.parent_id IS NOT NULL) EXECUTE FUNCTION comment_parent_fits();

CREATE FUNCTION post_counts_comments() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  before boolean := TG_OP <> 'INSERT' AND OLD.state = 'approved';
  after  boolean := TG_OP <> 'DELETE' AND NEW.state = 'approved';
BEGIN
  IF before AND NOT after THEN UPDATE post SET comment_count = comment_count - 1 WHERE id = OLD.post_id; END IF;
  IF after AND NOT before THEN UPDATE post SET comment_count = comment_count + 1 WHERE id = NEW.post_id; END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER post_counts_comments AFTER INSERT OR DELETE OR UPDATE OF state ON comment
  FOR EACH ROW EXECUTE FUNCTION post_counts_comments();

CREATE FUNCTION comment_counts_useful() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN UPDATE comment SET useful = useful + 1 WHERE id = NEW.comment_id; END IF;
  IF TG_OP = 'DELETE' THEN UPDATE comment SET useful = useful - 1 WHERE id = OLD.comment_id; END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER comment_counts_useful AFTER INSERT OR DELETE ON reaction
  FOR EACH ROW EXECUTE FUNCTION comment_counts_useful();

-- ——— The log ———
-- Each row's hash covers the row before it. The lock makes id order, commit order and chain order one and the same, and is
-- taken by the last statement of a transaction, so it is held for little more than the commit itself.
CREATE FUNCTION event_digest(prev bytea, e event) RETURNS bytea LANGUAGE sql IMMUTABLE AS $$
  SELECT sha256(prev || convert_to(concat_ws(chr(31),
    e.id, (extract(epoch FROM e.at) * 1000)::bigint, e.kind, coalesce(e.actor_id::text, ''), e.subject, e.subject_id,
    e.data::text, array_to_string(e.tags, chr(30))), 'UTF8'))
$$;

CREATE FUNCTION event_is_chained() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  last record;
  payload text;
BEGIN
  PERFORM pg_advisory_xact_lock(7061001);
  SELECT id, hash INTO last FROM event ORDER BY id DESC LIMIT 1;
  NEW.id := coalesce(last.id, 0) + 1;
  NEW.prev_hash := coalesce(last.hash, '\x'::bytea);
  NEW.hash := event_digest(NEW.prev_hash, NEW);
  payload := concat_ws(' ', NEW.id, nullif(array_to_string(NEW.tags, ' '), ''));
  PERFORM pg_notify('rejoinder', CASE WHEN octet_length(payload) > 7000 THEN NEW.id || ' *' ELSE payload END);
  RETURN NEW;
END $$;
CREATE TRIGGER event_is_chained BEFORE INSERT ON event FOR EACH ROW EXECUTE FUNCTION event_is_chained();

CREATE FUNCTION event_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the log is only ever added to' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER event_stays BEFORE UPDATE OR DELETE ON event FOR EACH ROW EXECUTE FUNCTION event_stays();
CREATE TRIGGER event_stays_whole BEFORE TRUNCATE ON event FOR EACH STATEMENT EXECUTE FUNCTION event_stays();

-- A decision is changed in one way only: it may be undone, once.
CREATE FUNCTION decision_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.undone_at IS NOT NULL AND NEW.undone_at IS DISTINCT FROM OLD.undone_at
     OR (to_jsonb(NEW) - 'undone_at' - 'decider_id') <> (to_jsonb(OLD) - 'undone_at' - 'decider_id')
     OR (NEW.decider_id IS DISTINCT FROM OLD.decider_id AND NEW.decider_id IS NOT NULL) THEN
    RAISE EXCEPTION 'a decision is never rewritten';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER decision_stays BEFORE UPDATE ON decision FOR EACH ROW EXECUTE FUNCTION decision_stays();
