-- What waits because a rule held it, and not because answers are read first here: a view of the queue, counted from this index.
CREATE INDEX "comment_held_by_rule" ON "comment"("due_at", "id") WHERE (state = 'pending' AND NOT awaits_confirmation AND held_by <> '' AND held_by <> 'post' AND held_by <> 'everyone' AND held_by <> 'newcomer' AND held_by <> 'changed' AND held_by <> 'revised');

-- Answers from before the rules had codes.
UPDATE comment SET held_by = CASE
    WHEN held_for = 'an editor wants to read everything this person writes' THEN 'always-held'
    WHEN held_for = 'filled in a field that people do not see' THEN 'decoy'
    WHEN held_for = 'sent within two seconds of opening the form' THEN 'too-fast'
    WHEN held_for = 'sent without the challenge' THEN 'challenge-absent'
    WHEN held_for = 'the challenge could not be checked' THEN 'challenge-down'
    WHEN held_for = 'a name in letters that are not written together' THEN 'mixed-name'
    WHEN held_for ~ '^[0-9]+ links$' THEN 'links'
    WHEN held_for = 'this post’s answers are all read first' THEN 'post'
    WHEN held_for = 'every answer is read before it appears' THEN 'everyone'
    WHEN held_for = 'a new voice' THEN 'newcomer'
    WHEN held_for = 'changed after it was published' THEN 'changed'
    WHEN held_for = 'revised after it was turned down' THEN 'revised'
    ELSE '' END
WHERE held_for <> '' AND held_by = '';
