-- The state with which a draft was created, kept when its log is first compacted: who wrote which passage is read from it.
ALTER TABLE "draft" ADD COLUMN "first_state" "bytea";