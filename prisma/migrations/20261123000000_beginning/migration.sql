-- The tables as Prisma's language says them. What it cannot say stands in the next file.

-- CreateEnum
CREATE TYPE "Role" AS ENUM ('reader', 'member', 'author', 'editor', 'owner');

-- CreateEnum
CREATE TYPE "TokenPurpose" AS ENUM ('confirm_address', 'sign_in', 'reset_password', 'invitation', 'unsubscribe', 'decide');

-- CreateEnum
CREATE TYPE "PostState" AS ENUM ('draft', 'review', 'scheduled', 'published', 'withdrawn');

-- CreateEnum
CREATE TYPE "CommentPolicy" AS ENUM ('open', 'held', 'closed');

-- CreateEnum
CREATE TYPE "SourceFormat" AS ENUM ('markdown', 'html');

-- CreateEnum
CREATE TYPE "CommentState" AS ENUM ('pending', 'approved', 'rejected', 'spam', 'withdrawn', 'deleted');

-- CreateEnum
CREATE TYPE "CommentKind" AS ENUM ('comment', 'pingback');

-- CreateEnum
CREATE TYPE "DecisionKind" AS ENUM ('approve', 'reject', 'spam', 'reopen');

-- CreateEnum
CREATE TYPE "AppealState" AS ENUM ('open', 'upheld', 'dismissed');

-- CreateEnum
CREATE TYPE "ReportReason" AS ENUM ('abusive', 'offensive', 'spam', 'off_topic', 'private_details', 'illegal', 'other');

-- CreateEnum
CREATE TYPE "SanctionKind" AS ENUM ('warning', 'always_held', 'suspension', 'ban');

-- CreateEnum
CREATE TYPE "WordRuleEffect" AS ENUM ('hold', 'spam', 'reject');

-- CreateEnum
CREATE TYPE "SubscriptionKind" AS ENUM ('posts', 'thread', 'answers');

-- CreateTable
CREATE TABLE "person" (
    "id" SERIAL NOT NULL,
    "role" "Role" NOT NULL DEFAULT 'reader',
    "name" TEXT NOT NULL,
    "name_skeleton" TEXT NOT NULL,
    "email" TEXT,
    "email_folded" TEXT,
    "email_confirmed_at" TIMESTAMPTZ(3),
    "web_address" TEXT,
    "password_hash" TEXT,
    "claimed_at" TIMESTAMPTZ(3),
    "name_changed_at" TIMESTAMPTZ(3),
    "erased_at" TIMESTAMPTZ(3),
    "imported_from" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "former_name" (
    "id" SERIAL NOT NULL,
    "person_id" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "name_skeleton" TEXT NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "former_name_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "author_profile" (
    "person_id" INTEGER NOT NULL,
    "handle" TEXT NOT NULL,
    "clause" TEXT NOT NULL DEFAULT '',
    "bio" TEXT NOT NULL DEFAULT '',
    "bio_html" TEXT NOT NULL DEFAULT '',
    "links" JSONB NOT NULL DEFAULT '[]',
    "picture_id" INTEGER,

    CONSTRAINT "author_profile_pkey" PRIMARY KEY ("person_id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" UUID NOT NULL,
    "person_id" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),
    "device" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "account" (
    "id" SERIAL NOT NULL,
    "person_id" INTEGER NOT NULL,
    "type" TEXT NOT NULL,
    "provider" TEXT NOT NULL,
    "provider_account_id" TEXT NOT NULL,
    "refresh_token" TEXT,
    "access_token" TEXT,
    "expires_at" INTEGER,
    "token_type" TEXT,
    "scope" TEXT,
    "id_token" TEXT,

    CONSTRAINT "account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "token" (
    "id" SERIAL NOT NULL,
    "purpose" "TokenPurpose" NOT NULL,
    "hash" TEXT NOT NULL,
    "person_id" INTEGER,
    "comment_id" INTEGER,
    "data" JSONB NOT NULL DEFAULT '{}',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "token_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "verification_token" (
    "identifier" TEXT NOT NULL,
    "token" TEXT NOT NULL,
    "expires" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "verification_token_pkey" PRIMARY KEY ("identifier","token")
);

-- CreateTable
CREATE TABLE "ignore" (
    "ignorer_id" INTEGER NOT NULL,
    "ignored_id" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ignore_pkey" PRIMARY KEY ("ignorer_id","ignored_id")
);

-- CreateTable
CREATE TABLE "post" (
    "id" SERIAL NOT NULL,
    "slug" TEXT NOT NULL,
    "state" "PostState" NOT NULL DEFAULT 'draft',
    "title" TEXT NOT NULL,
    "standfirst" TEXT NOT NULL DEFAULT '',
    "source" TEXT NOT NULL DEFAULT '',
    "source_format" "SourceFormat" NOT NULL DEFAULT 'markdown',
    "html" TEXT NOT NULL DEFAULT '',
    "words" INTEGER NOT NULL DEFAULT 0,
    "picture_id" INTEGER,
    "picture_alt" TEXT NOT NULL DEFAULT '',
    "picture_caption" TEXT NOT NULL DEFAULT '',
    "published_at" TIMESTAMPTZ(3),
    "scheduled_for" TIMESTAMPTZ(3),
    "revised_at" TIMESTAMPTZ(3),
    "withdrawn_at" TIMESTAMPTZ(3),
    "pinned" BOOLEAN NOT NULL DEFAULT false,
    "canonical_url" TEXT,
    "comment_policy" "CommentPolicy" NOT NULL DEFAULT 'open',
    "comments_close_at" TIMESTAMPTZ(3),
    "comment_message" TEXT NOT NULL DEFAULT '',
    "comment_count" INTEGER NOT NULL DEFAULT 0,
    "series_id" INTEGER,
    "series_position" INTEGER,
    "version" INTEGER NOT NULL DEFAULT 1,
    "imported_from" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "post_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "byline" (
    "post_id" INTEGER NOT NULL,
    "person_id" INTEGER NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "byline_pkey" PRIMARY KEY ("post_id","person_id")
);

-- CreateTable
CREATE TABLE "post_revision" (
    "id" SERIAL NOT NULL,
    "post_id" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "standfirst" TEXT NOT NULL DEFAULT '',
    "source" TEXT NOT NULL,
    "source_format" "SourceFormat" NOT NULL DEFAULT 'markdown',
    "writer_id" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "post_revision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "tag" (
    "id" SERIAL NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "tag_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "post_tag" (
    "post_id" INTEGER NOT NULL,
    "tag_id" INTEGER NOT NULL,

    CONSTRAINT "post_tag_pkey" PRIMARY KEY ("post_id","tag_id")
);

-- CreateTable
CREATE TABLE "series" (
    "id" SERIAL NOT NULL,
    "slug" TEXT NOT NULL,
    "title" TEXT NOT NULL,

    CONSTRAINT "series_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "standing_page" (
    "id" SERIAL NOT NULL,
    "key" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "source" TEXT NOT NULL DEFAULT '',
    "source_format" "SourceFormat" NOT NULL DEFAULT 'markdown',
    "html" TEXT NOT NULL DEFAULT '',
    "published" BOOLEAN NOT NULL DEFAULT true,
    "imported_from" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "standing_page_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "page_revision" (
    "id" SERIAL NOT NULL,
    "page_id" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "writer_id" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "page_revision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "guideline" (
    "id" SERIAL NOT NULL,
    "number" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "summary" TEXT NOT NULL,
    "text" TEXT NOT NULL DEFAULT '',
    "retired_at" TIMESTAMPTZ(3),

    CONSTRAINT "guideline_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "media" (
    "id" SERIAL NOT NULL,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "width" INTEGER,
    "height" INTEGER,
    "renditions" JSONB NOT NULL DEFAULT '[]',
    "placeholder" TEXT NOT NULL DEFAULT '',
    "alt" TEXT NOT NULL DEFAULT '',
    "decorative" BOOLEAN NOT NULL DEFAULT false,
    "caption" TEXT NOT NULL DEFAULT '',
    "focal_x" DOUBLE PRECISION NOT NULL DEFAULT 0.5,
    "focal_y" DOUBLE PRECISION NOT NULL DEFAULT 0.5,
    "uploader_id" INTEGER,
    "imported_from" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "media_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "media_use" (
    "post_id" INTEGER NOT NULL,
    "media_id" INTEGER NOT NULL,

    CONSTRAINT "media_use_pkey" PRIMARY KEY ("post_id","media_id")
);

-- CreateTable
CREATE TABLE "redirect" (
    "path" TEXT NOT NULL,
    "target" TEXT NOT NULL,
    "permanent" BOOLEAN NOT NULL DEFAULT true,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "redirect_pkey" PRIMARY KEY ("path")
);

-- CreateTable
CREATE TABLE "comment" (
    "id" SERIAL NOT NULL,
    "post_id" INTEGER NOT NULL,
    "parent_id" INTEGER,
    "person_id" INTEGER NOT NULL,
    "kind" "CommentKind" NOT NULL DEFAULT 'comment',
    "state" "CommentState" NOT NULL DEFAULT 'pending',
    "source" TEXT NOT NULL,
    "html" TEXT NOT NULL,
    "quote" TEXT NOT NULL DEFAULT '',
    "held_for" TEXT NOT NULL DEFAULT '',
    "spam_chance" DOUBLE PRECISION,
    "awaits_confirmation" BOOLEAN NOT NULL DEFAULT false,
    "sent_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "due_at" TIMESTAMPTZ(3),
    "decided_at" TIMESTAMPTZ(3),
    "published_at" TIMESTAMPTZ(3),
    "edited_at" TIMESTAMPTZ(3),
    "pinned" BOOLEAN NOT NULL DEFAULT false,
    "useful" INTEGER NOT NULL DEFAULT 0,
    "version" INTEGER NOT NULL DEFAULT 1,
    "receipt" TEXT NOT NULL,
    "idempotency_key" TEXT NOT NULL,
    "content_hash" TEXT NOT NULL,
    "address_hash" TEXT,
    "wants_letter" BOOLEAN NOT NULL DEFAULT true,
    "imported_from" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "comment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "comment_revision" (
    "id" SERIAL NOT NULL,
    "comment_id" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "source" TEXT NOT NULL,
    "editor_id" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "comment_revision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "decision" (
    "id" SERIAL NOT NULL,
    "comment_id" INTEGER NOT NULL,
    "kind" "DecisionKind" NOT NULL,
    "decider_id" INTEGER,
    "rule" TEXT,
    "from_state" "CommentState" NOT NULL,
    "to_state" "CommentState" NOT NULL,
    "version" INTEGER NOT NULL,
    "guideline_id" INTEGER,
    "reason" TEXT,
    "words" TEXT NOT NULL DEFAULT '',
    "in_time" BOOLEAN,
    "desk_minutes" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "undone_at" TIMESTAMPTZ(3),

    CONSTRAINT "decision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "appeal" (
    "id" SERIAL NOT NULL,
    "comment_id" INTEGER NOT NULL,
    "decision_id" INTEGER NOT NULL,
    "state" "AppealState" NOT NULL DEFAULT 'open',
    "words" TEXT NOT NULL,
    "judge_id" INTEGER,
    "outcome" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "due_at" TIMESTAMPTZ(3),
    "judged_at" TIMESTAMPTZ(3),

    CONSTRAINT "appeal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "report" (
    "id" SERIAL NOT NULL,
    "comment_id" INTEGER NOT NULL,
    "reporter_id" INTEGER,
    "reporter_hash" TEXT NOT NULL,
    "reason" "ReportReason" NOT NULL,
    "words" TEXT NOT NULL DEFAULT '',
    "notice" JSONB,
    "reference" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "report_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "reaction" (
    "comment_id" INTEGER NOT NULL,
    "reader_hash" TEXT NOT NULL,
    "person_id" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "reaction_pkey" PRIMARY KEY ("comment_id","reader_hash")
);

-- CreateTable
CREATE TABLE "note" (
    "id" SERIAL NOT NULL,
    "person_id" INTEGER,
    "comment_id" INTEGER,
    "writer_id" INTEGER,
    "words" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "note_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sanction" (
    "id" SERIAL NOT NULL,
    "person_id" INTEGER NOT NULL,
    "giver_id" INTEGER,
    "kind" "SanctionKind" NOT NULL,
    "reason" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ends_at" TIMESTAMPTZ(3),
    "lifted_at" TIMESTAMPTZ(3),

    CONSTRAINT "sanction_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "word_rule" (
    "id" SERIAL NOT NULL,
    "pattern" TEXT NOT NULL,
    "effect" "WordRuleEffect" NOT NULL DEFAULT 'hold',
    "note" TEXT NOT NULL DEFAULT '',
    "writer_id" INTEGER,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "word_rule_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "spam_memory" (
    "bucket" INTEGER NOT NULL,
    "weight" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "square" DOUBLE PRECISION NOT NULL DEFAULT 0,

    CONSTRAINT "spam_memory_pkey" PRIMARY KEY ("bucket")
);

-- CreateTable
CREATE TABLE "spam_lesson" (
    "comment_id" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "is_spam" BOOLEAN NOT NULL,
    "delta" JSONB NOT NULL,
    "learnt_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "spam_lesson_pkey" PRIMARY KEY ("comment_id")
);

-- CreateTable
CREATE TABLE "lease" (
    "comment_id" INTEGER NOT NULL,
    "editor_id" INTEGER NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "lease_pkey" PRIMARY KEY ("comment_id")
);

-- CreateTable
CREATE TABLE "saved_view" (
    "id" SERIAL NOT NULL,
    "owner_id" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "filter" JSONB NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "saved_view_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "spent_challenge" (
    "id" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "spent_challenge_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "event" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "kind" TEXT NOT NULL,
    "actor_id" INTEGER,
    "subject" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "data" JSONB NOT NULL DEFAULT '{}',
    "tags" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "prev_hash" BYTEA NOT NULL,
    "hash" BYTEA NOT NULL,

    CONSTRAINT "event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "job" (
    "id" BIGSERIAL NOT NULL,
    "kind" TEXT NOT NULL,
    "data" JSONB NOT NULL DEFAULT '{}',
    "key" TEXT,
    "run_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "leased_until" TIMESTAMPTZ(3),
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "last_error" TEXT NOT NULL DEFAULT '',
    "done_at" TIMESTAMPTZ(3),
    "dead_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "job_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "subscription" (
    "id" SERIAL NOT NULL,
    "kind" "SubscriptionKind" NOT NULL,
    "email" TEXT NOT NULL,
    "email_folded" TEXT NOT NULL,
    "person_id" INTEGER,
    "post_id" INTEGER,
    "confirmed_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "subscription_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "setting" (
    "key" TEXT NOT NULL,
    "value" JSONB NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "setting_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "search_word" (
    "word" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "sound" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "search_word_pkey" PRIMARY KEY ("word")
);

-- CreateTable
CREATE TABLE "search_pair" (
    "first" TEXT NOT NULL,
    "second" TEXT NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "search_pair_pkey" PRIMARY KEY ("first","second")
);

-- CreateTable
CREATE TABLE "search_query" (
    "day" DATE NOT NULL,
    "query" TEXT NOT NULL,
    "asked" INTEGER NOT NULL DEFAULT 0,
    "found" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "search_query_pkey" PRIMARY KEY ("day","query")
);

-- CreateIndex
CREATE UNIQUE INDEX "person_name_skeleton_key" ON "person"("name_skeleton");

-- CreateIndex
CREATE UNIQUE INDEX "person_email_folded_key" ON "person"("email_folded");

-- CreateIndex
CREATE INDEX "person_role_idx" ON "person"("role");

-- CreateIndex
CREATE INDEX "person_created_at_idx" ON "person"("created_at");

-- CreateIndex
CREATE INDEX "former_name_name_skeleton_idx" ON "former_name"("name_skeleton");

-- CreateIndex
CREATE INDEX "former_name_person_id_idx" ON "former_name"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "author_profile_handle_key" ON "author_profile"("handle");

-- CreateIndex
CREATE INDEX "author_profile_picture_id_idx" ON "author_profile"("picture_id");

-- CreateIndex
CREATE INDEX "session_person_id_idx" ON "session"("person_id");

-- CreateIndex
CREATE INDEX "session_expires_at_idx" ON "session"("expires_at");

-- CreateIndex
CREATE INDEX "account_person_id_idx" ON "account"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "account_provider_provider_account_id_key" ON "account"("provider", "provider_account_id");

-- CreateIndex
CREATE UNIQUE INDEX "token_hash_key" ON "token"("hash");

-- CreateIndex
CREATE INDEX "token_person_id_idx" ON "token"("person_id");

-- CreateIndex
CREATE INDEX "token_comment_id_idx" ON "token"("comment_id");

-- CreateIndex
CREATE INDEX "token_expires_at_idx" ON "token"("expires_at");

-- CreateIndex
CREATE UNIQUE INDEX "verification_token_token_key" ON "verification_token"("token");

-- CreateIndex
CREATE INDEX "ignore_ignored_id_idx" ON "ignore"("ignored_id");

-- CreateIndex
CREATE UNIQUE INDEX "post_slug_key" ON "post"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "post_imported_from_key" ON "post"("imported_from");

-- CreateIndex
CREATE INDEX "post_state_published_at_id_idx" ON "post"("state", "published_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "post_state_scheduled_for_idx" ON "post"("state", "scheduled_for");

-- CreateIndex
CREATE INDEX "post_picture_id_idx" ON "post"("picture_id");

-- CreateIndex
CREATE INDEX "post_series_id_series_position_idx" ON "post"("series_id", "series_position");

-- CreateIndex
CREATE INDEX "byline_person_id_post_id_idx" ON "byline"("person_id", "post_id");

-- CreateIndex
CREATE INDEX "post_revision_writer_id_idx" ON "post_revision"("writer_id");

-- CreateIndex
CREATE UNIQUE INDEX "post_revision_post_id_number_key" ON "post_revision"("post_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "tag_slug_key" ON "tag"("slug");

-- CreateIndex
CREATE INDEX "post_tag_tag_id_post_id_idx" ON "post_tag"("tag_id", "post_id");

-- CreateIndex
CREATE UNIQUE INDEX "series_slug_key" ON "series"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "standing_page_key_key" ON "standing_page"("key");

-- CreateIndex
CREATE UNIQUE INDEX "standing_page_imported_from_key" ON "standing_page"("imported_from");

-- CreateIndex
CREATE INDEX "page_revision_writer_id_idx" ON "page_revision"("writer_id");

-- CreateIndex
CREATE UNIQUE INDEX "page_revision_page_id_number_key" ON "page_revision"("page_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "guideline_number_key" ON "guideline"("number");

-- CreateIndex
CREATE UNIQUE INDEX "media_key_key" ON "media"("key");

-- CreateIndex
CREATE UNIQUE INDEX "media_imported_from_key" ON "media"("imported_from");

-- CreateIndex
CREATE INDEX "media_uploader_id_idx" ON "media"("uploader_id");

-- CreateIndex
CREATE INDEX "media_created_at_idx" ON "media"("created_at");

-- CreateIndex
CREATE INDEX "media_use_media_id_idx" ON "media_use"("media_id");

-- CreateIndex
CREATE UNIQUE INDEX "comment_receipt_key" ON "comment"("receipt");

-- CreateIndex
CREATE UNIQUE INDEX "comment_idempotency_key_key" ON "comment"("idempotency_key");

-- CreateIndex
CREATE UNIQUE INDEX "comment_imported_from_key" ON "comment"("imported_from");

-- CreateIndex
CREATE INDEX "comment_post_id_state_sent_at_id_idx" ON "comment"("post_id", "state", "sent_at", "id");

-- CreateIndex
CREATE INDEX "comment_person_id_sent_at_id_idx" ON "comment"("person_id", "sent_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "comment_state_sent_at_id_idx" ON "comment"("state", "sent_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "comment_parent_id_idx" ON "comment"("parent_id");

-- CreateIndex
CREATE INDEX "comment_best" ON "comment"("post_id", "pinned" DESC, "useful" DESC, "sent_at", "id") WHERE (state = 'approved' AND kind = 'comment');

-- CreateIndex
CREATE INDEX "comment_queue" ON "comment"("due_at", "id") WHERE (state = 'pending' AND NOT awaits_confirmation);

-- CreateIndex
CREATE INDEX "comment_address" ON "comment"("address_hash", "sent_at") WHERE (address_hash IS NOT NULL);

-- CreateIndex
CREATE UNIQUE INDEX "comment_revision_comment_id_version_key" ON "comment_revision"("comment_id", "version");

-- CreateIndex
CREATE INDEX "decision_comment_id_created_at_idx" ON "decision"("comment_id", "created_at" DESC);

-- CreateIndex
CREATE INDEX "decision_decider_id_created_at_idx" ON "decision"("decider_id", "created_at" DESC);

-- CreateIndex
CREATE INDEX "decision_created_at_idx" ON "decision"("created_at");

-- CreateIndex
CREATE INDEX "decision_guideline_id_idx" ON "decision"("guideline_id");

-- CreateIndex
CREATE UNIQUE INDEX "appeal_decision_id_key" ON "appeal"("decision_id");

-- CreateIndex
CREATE INDEX "appeal_state_due_at_idx" ON "appeal"("state", "due_at");

-- CreateIndex
CREATE INDEX "appeal_comment_id_idx" ON "appeal"("comment_id");

-- CreateIndex
CREATE INDEX "appeal_judge_id_idx" ON "appeal"("judge_id");

-- CreateIndex
CREATE UNIQUE INDEX "report_reference_key" ON "report"("reference");

-- CreateIndex
CREATE INDEX "report_reporter_id_idx" ON "report"("reporter_id");

-- CreateIndex
CREATE INDEX "report_open" ON "report"("created_at") WHERE (closed_at IS NULL);

-- CreateIndex
CREATE UNIQUE INDEX "report_comment_id_reporter_hash_key" ON "report"("comment_id", "reporter_hash");

-- CreateIndex
CREATE INDEX "reaction_person_id_idx" ON "reaction"("person_id");

-- CreateIndex
CREATE INDEX "note_person_id_idx" ON "note"("person_id");

-- CreateIndex
CREATE INDEX "note_comment_id_idx" ON "note"("comment_id");

-- CreateIndex
CREATE INDEX "note_writer_id_idx" ON "note"("writer_id");

-- CreateIndex
CREATE INDEX "sanction_person_id_idx" ON "sanction"("person_id");

-- CreateIndex
CREATE INDEX "sanction_giver_id_idx" ON "sanction"("giver_id");

-- CreateIndex
CREATE INDEX "word_rule_writer_id_idx" ON "word_rule"("writer_id");

-- CreateIndex
CREATE UNIQUE INDEX "word_rule_pattern_effect_key" ON "word_rule"("pattern", "effect");

-- CreateIndex
CREATE INDEX "lease_editor_id_idx" ON "lease"("editor_id");

-- CreateIndex
CREATE UNIQUE INDEX "saved_view_owner_id_name_key" ON "saved_view"("owner_id", "name");

-- CreateIndex
CREATE INDEX "spent_challenge_expires_at_idx" ON "spent_challenge"("expires_at");

-- CreateIndex
CREATE UNIQUE INDEX "event_hash_key" ON "event"("hash");

-- CreateIndex
CREATE INDEX "event_subject_subject_id_id_idx" ON "event"("subject", "subject_id", "id");

-- CreateIndex
CREATE INDEX "event_kind_at_idx" ON "event"("kind", "at");

-- CreateIndex
CREATE INDEX "event_actor_id_id_idx" ON "event"("actor_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "job_key_key" ON "job"("key");

-- CreateIndex
CREATE INDEX "job_waiting" ON "job"("run_at", "id") WHERE (done_at IS NULL AND dead_at IS NULL);

-- CreateIndex
CREATE INDEX "job_done_at_idx" ON "job"("done_at");

-- CreateIndex
CREATE INDEX "subscription_email_folded_idx" ON "subscription"("email_folded");

-- CreateIndex
CREATE INDEX "subscription_person_id_idx" ON "subscription"("person_id");

-- CreateIndex
CREATE INDEX "subscription_post_id_idx" ON "subscription"("post_id");

-- CreateIndex
CREATE INDEX "search_word_sound_idx" ON "search_word"("sound");

-- AddForeignKey
ALTER TABLE "former_name" ADD CONSTRAINT "former_name_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "author_profile" ADD CONSTRAINT "author_profile_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "author_profile" ADD CONSTRAINT "author_profile_picture_id_fkey" FOREIGN KEY ("picture_id") REFERENCES "media"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account" ADD CONSTRAINT "account_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "token" ADD CONSTRAINT "token_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "token" ADD CONSTRAINT "token_comment_id_fkey" FOREIGN KEY ("comment_id") REFERENCES "comment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ignore" ADD CONSTRAINT "ignore_ignorer_id_fkey" FOREIGN KEY ("ignorer_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ignore" ADD CONSTRAINT "ignore_ignored_id_fkey" FOREIGN KEY ("ignored_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "post" ADD CONSTRAINT "post_picture_id_fkey" FOREIGN KEY ("picture_id") REFERENCES "media"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "post" ADD CONSTRAINT "post_series_id_fkey" FOREIGN KEY ("series_id") REFERENCES "series"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "byline" ADD CONSTRAINT "byline_post_id_fkey" FOREIGN KEY ("post_id") REFERENCES "post"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "byline" ADD CONSTRAINT "byline_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "post_revision" ADD CONSTRAINT "post_revision_post_id_fkey" FOREIGN KEY ("post_id") REFERENCES "post"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "post_revision" ADD CONSTRAINT "post_revision_writer_id_fkey" FOREIGN KEY ("writer_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "post_tag" ADD CONSTRAINT "post_tag_post_id_fkey" FOREIGN KEY ("post_id") REFERENCES "post"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "post_tag" ADD CONSTRAINT "post_tag_tag_id_fkey" FOREIGN KEY ("tag_id") REFERENCES "tag"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "page_revision" ADD CONSTRAINT "page_revision_page_id_fkey" FOREIGN KEY ("page_id") REFERENCES "standing_page"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "page_revision" ADD CONSTRAINT "page_revision_writer_id_fkey" FOREIGN KEY ("writer_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "media" ADD CONSTRAINT "media_uploader_id_fkey" FOREIGN KEY ("uploader_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "media_use" ADD CONSTRAINT "media_use_post_id_fkey" FOREIGN KEY ("post_id") REFERENCES "post"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "media_use" ADD CONSTRAINT "media_use_media_id_fkey" FOREIGN KEY ("media_id") REFERENCES "media"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comment" ADD CONSTRAINT "comment_post_id_fkey" FOREIGN KEY ("post_id") REFERENCES "post"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comment" ADD CONSTRAINT "comment_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "comment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comment" ADD CONSTRAINT "comment_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comment_revision" ADD CONSTRAINT "comment_revision_comment_id_fkey" FOREIGN KEY ("comment_id") REFERENCES "comment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "decision" ADD CONSTRAINT "decision_comment_id_fkey" FOREIGN KEY ("comment_id") REFERENCES "comment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "decision" ADD CONSTRAINT "decision_decider_id_fkey" FOREIGN KEY ("decider_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "decision" ADD CONSTRAINT "decision_guideline_id_fkey" FOREIGN KEY ("guideline_id") REFERENCES "guideline"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "appeal" ADD CONSTRAINT "appeal_comment_id_fkey" FOREIGN KEY ("comment_id") REFERENCES "comment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "appeal" ADD CONSTRAINT "appeal_decision_id_fkey" FOREIGN KEY ("decision_id") REFERENCES "decision"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "appeal" ADD CONSTRAINT "appeal_judge_id_fkey" FOREIGN KEY ("judge_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "report" ADD CONSTRAINT "report_comment_id_fkey" FOREIGN KEY ("comment_id") REFERENCES "comment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "report" ADD CONSTRAINT "report_reporter_id_fkey" FOREIGN KEY ("reporter_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reaction" ADD CONSTRAINT "reaction_comment_id_fkey" FOREIGN KEY ("comment_id") REFERENCES "comment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reaction" ADD CONSTRAINT "reaction_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "note" ADD CONSTRAINT "note_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "note" ADD CONSTRAINT "note_comment_id_fkey" FOREIGN KEY ("comment_id") REFERENCES "comment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "note" ADD CONSTRAINT "note_writer_id_fkey" FOREIGN KEY ("writer_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sanction" ADD CONSTRAINT "sanction_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sanction" ADD CONSTRAINT "sanction_giver_id_fkey" FOREIGN KEY ("giver_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "word_rule" ADD CONSTRAINT "word_rule_writer_id_fkey" FOREIGN KEY ("writer_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lease" ADD CONSTRAINT "lease_comment_id_fkey" FOREIGN KEY ("comment_id") REFERENCES "comment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lease" ADD CONSTRAINT "lease_editor_id_fkey" FOREIGN KEY ("editor_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "saved_view" ADD CONSTRAINT "saved_view_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "subscription" ADD CONSTRAINT "subscription_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "subscription" ADD CONSTRAINT "subscription_post_id_fkey" FOREIGN KEY ("post_id") REFERENCES "post"("id") ON DELETE CASCADE ON UPDATE CASCADE;


