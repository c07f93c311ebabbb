-- A section's newest in one language, for fronts: without it, a language that a section hardly has is looked for through
-- all of the section.
CREATE INDEX "release_section_language_newest" ON "release" USING btree ("section_id","language","first_released_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);
