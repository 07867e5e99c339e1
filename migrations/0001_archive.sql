CREATE TABLE "room_generations" (
	"room" text NOT NULL,
	"generation" integer NOT NULL,
	"reason" text NOT NULL,
	"head_before" integer NOT NULL,
	"lineage_before" uuid NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "room_generations_room_generation_pk" PRIMARY KEY("room","generation")
);
--> statement-breakpoint
CREATE TABLE "room_updates_archive" (
	"room" text NOT NULL,
	"generation" integer NOT NULL,
	"position" integer NOT NULL,
	"batch_id" uuid NOT NULL,
	"batch_rows" integer,
	"actor" text,
	"session_id" text,
	"role" text,
	"client_ids" jsonb NOT NULL,
	"payload" "bytea" NOT NULL,
	"checksum" integer,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "room_updates_archive_room_generation_position_pk" PRIMARY KEY("room","generation","position")
);
--> statement-breakpoint
CREATE TABLE "store_probes" (
	"filler" "bytea" NOT NULL
);
--> statement-breakpoint
ALTER TABLE "room_updates" DROP CONSTRAINT "room_updates_batch";--> statement-breakpoint
ALTER TABLE "room_snapshots" ADD COLUMN "canonical" "bytea";--> statement-breakpoint
ALTER TABLE "room_snapshots" ADD COLUMN "verified_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "room_updates" ADD COLUMN "batch_rows" integer;--> statement-breakpoint
ALTER TABLE "room_updates" ADD COLUMN "checksum" integer;--> statement-breakpoint
CREATE UNIQUE INDEX "room_updates_archive_batches" ON "room_updates_archive" USING btree ("batch_id","room") WHERE batch_rows is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "room_updates_batches" ON "room_updates" USING btree ("batch_id","room") WHERE batch_rows is not null;