CREATE TABLE "chunk_results" (
	"tenant_id" text NOT NULL,
	"sweep_id" uuid NOT NULL,
	"generation" integer NOT NULL,
	"strategy_group" integer NOT NULL,
	"chunk" integer NOT NULL,
	"first_path" integer NOT NULL,
	"paths" integer NOT NULL,
	"path_strategies" bigint NOT NULL,
	"object_key" text NOT NULL,
	"sha256" text NOT NULL,
	"bytes" bigint NOT NULL,
	"sections" json NOT NULL,
	"engine_version" text NOT NULL,
	"core_seconds" double precision NOT NULL,
	CONSTRAINT "chunk_results_pk" PRIMARY KEY("tenant_id","sweep_id","generation","strategy_group","chunk")
);
--> statement-breakpoint
CREATE TABLE "chunk_starts" (
	"tenant_id" text NOT NULL,
	"sweep_id" uuid NOT NULL,
	"generation" integer NOT NULL,
	"strategy_group" integer NOT NULL,
	"chunk" integer NOT NULL,
	"starts" integer NOT NULL,
	CONSTRAINT "chunk_starts_pk" PRIMARY KEY("tenant_id","sweep_id","generation","strategy_group","chunk")
);
--> statement-breakpoint
CREATE TABLE "idempotency_keys" (
	"tenant_id" text NOT NULL,
	"key" text NOT NULL,
	"fingerprint" text NOT NULL,
	"sweep_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "idempotency_keys_pk" PRIMARY KEY("tenant_id","key")
);
--> statement-breakpoint
CREATE TABLE "leases" (
	"tenant_id" text NOT NULL,
	"sweep_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"holder" text,
	"epoch" bigint NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	CONSTRAINT "leases_pk" PRIMARY KEY("tenant_id","sweep_id","kind")
);
--> statement-breakpoint
CREATE TABLE "strategies" (
	"tenant_id" text NOT NULL,
	"sweep_id" uuid NOT NULL,
	"strategy" integer NOT NULL,
	"parameters" json NOT NULL,
	"config" json NOT NULL,
	"config_hash" text NOT NULL,
	CONSTRAINT "strategies_pk" PRIMARY KEY("tenant_id","sweep_id","strategy")
);
--> statement-breakpoint
CREATE TABLE "strategy_results" (
	"tenant_id" text NOT NULL,
	"sweep_id" uuid NOT NULL,
	"generation" integer NOT NULL,
	"strategy" integer NOT NULL,
	"result" json NOT NULL,
	CONSTRAINT "strategy_results_pk" PRIMARY KEY("tenant_id","sweep_id","generation","strategy")
);
--> statement-breakpoint
CREATE TABLE "sweep_results" (
	"tenant_id" text NOT NULL,
	"sweep_id" uuid NOT NULL,
	"frontier" json,
	"guardrails" json,
	CONSTRAINT "sweep_results_pk" PRIMARY KEY("tenant_id","sweep_id")
);
--> statement-breakpoint
CREATE TABLE "sweeps" (
	"tenant_id" text NOT NULL,
	"sweep_id" uuid NOT NULL,
	"engine_version" text NOT NULL,
	"name" text NOT NULL,
	"tags" text[] NOT NULL,
	"search_words" text[] NOT NULL,
	"priority" text NOT NULL,
	"state" text NOT NULL,
	"version" bigint NOT NULL,
	"generation" integer NOT NULL,
	"document" json NOT NULL,
	"base_config" json NOT NULL,
	"config_hash" text NOT NULL,
	"seed" bigint NOT NULL,
	"strategy_count" integer NOT NULL,
	"path_strategies" bigint NOT NULL,
	"plan" json,
	"progress" json NOT NULL,
	"result_digest" text,
	"bundle" json,
	"reason" json,
	"run_id" text NOT NULL,
	"trace_id" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"finished_at" timestamp (3) with time zone,
	CONSTRAINT "sweeps_pk" PRIMARY KEY("tenant_id","sweep_id")
);
--> statement-breakpoint
CREATE TABLE "workers" (
	"tenant_id" text DEFAULT '*' NOT NULL,
	"worker_id" text PRIMARY KEY NOT NULL,
	"engine_version" text NOT NULL,
	"slots" integer NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE INDEX "sweeps_open" ON "sweeps" USING btree ("engine_version","sweep_id") WHERE state not in ('completed', 'guardrail_failed', 'failed', 'cancelled');