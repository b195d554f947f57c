-- Coded addresses are cleared after a while: the oldest that are left are found without walking the archive.
CREATE INDEX "comment_address_kept" ON "comment"("sent_at") WHERE (address_hash IS NOT NULL);
