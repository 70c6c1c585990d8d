ALTER TABLE "strategies" ADD COLUMN "role" json DEFAULT '{"kind":"variant"}' NOT NULL;--> statement-breakpoint
ALTER TABLE "strategies" ALTER COLUMN "role" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "sweep_results" ADD COLUMN "analyses" json;--> statement-breakpoint
ALTER TABLE "sweeps" ADD COLUMN "variant_count" integer;--> statement-breakpoint
UPDATE "sweeps" SET "variant_count" = "strategy_count";--> statement-breakpoint
ALTER TABLE "sweeps" ALTER COLUMN "variant_count" SET NOT NULL;
