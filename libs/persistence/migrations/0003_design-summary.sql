ALTER TABLE "sweeps" ADD COLUMN "design" json;--> statement-breakpoint
UPDATE "sweeps" SET "design" = json_build_object('kind', coalesce("document" -> 'design' ->> 'kind', 'grid'), 'points', "variant_count", 'excluded', 0, 'duplicates', 0);--> statement-breakpoint
ALTER TABLE "sweeps" ALTER COLUMN "design" SET NOT NULL;
