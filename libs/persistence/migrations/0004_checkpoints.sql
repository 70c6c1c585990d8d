ALTER TABLE "sweeps" ADD COLUMN "checkpoints" json DEFAULT '[]'::json NOT NULL;--> statement-breakpoint
UPDATE "sweeps" SET "plan" = jsonb_set("plan"::jsonb, '{checkpoints}', '[]')::json WHERE "plan" IS NOT NULL;
