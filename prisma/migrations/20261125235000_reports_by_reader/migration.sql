-- A reader's record of reports, guests' too; the notices of the last day.

-- CreateIndex
CREATE INDEX "report_reporter_hash_idx" ON "report"("reporter_hash");

-- CreateIndex
CREATE INDEX "report_notice" ON "report"("created_at") WHERE (notice IS NOT NULL);
