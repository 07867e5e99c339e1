CREATE TABLE "client_leases" (
	"room" text NOT NULL,
	"client_id" bigint NOT NULL,
	"person_id" text NOT NULL,
	"leased_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "client_leases_room_client_id_pk" PRIMARY KEY("room","client_id")
);
--> statement-breakpoint
CREATE TABLE "memberships" (
	"person_id" text NOT NULL,
	"programme_id" text NOT NULL,
	"role" text NOT NULL,
	"seat" text NOT NULL,
	CONSTRAINT "memberships_person_id_programme_id_pk" PRIMARY KEY("person_id","programme_id"),
	CONSTRAINT "memberships_seat_unique" UNIQUE("seat")
);
--> statement-breakpoint
CREATE TABLE "people" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"organisation" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "points" (
	"id" text PRIMARY KEY NOT NULL,
	"programme_id" text NOT NULL,
	"head" jsonb NOT NULL,
	"created_by" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "programmes" (
	"id" text PRIMARY KEY NOT NULL,
	"name" jsonb NOT NULL,
	"structure" jsonb NOT NULL,
	"seeded_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "room_snapshots" (
	"room" text NOT NULL,
	"generation" integer NOT NULL,
	"position" integer NOT NULL,
	"bytes" "bytea" NOT NULL,
	"hash" "bytea" NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "room_snapshots_room_generation_position_pk" PRIMARY KEY("room","generation","position")
);
--> statement-breakpoint
CREATE TABLE "room_updates" (
	"room" text NOT NULL,
	"generation" integer NOT NULL,
	"position" integer NOT NULL,
	"batch_id" uuid NOT NULL,
	"actor" text,
	"session_id" text,
	"role" text,
	"client_ids" jsonb NOT NULL,
	"payload" "bytea" NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "room_updates_room_generation_position_pk" PRIMARY KEY("room","generation","position"),
	CONSTRAINT "room_updates_batch" UNIQUE("room","batch_id","position")
);
--> statement-breakpoint
CREATE TABLE "rooms" (
	"name" text PRIMARY KEY NOT NULL,
	"programme_id" text NOT NULL,
	"lineage" uuid NOT NULL,
	"generation" integer NOT NULL,
	"head" integer NOT NULL,
	"rule_epoch" integer DEFAULT 0 NOT NULL,
	"access_version" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"token_hash" "bytea" PRIMARY KEY NOT NULL,
	"id" text NOT NULL,
	"person_id" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "sessions_id_unique" UNIQUE("id")
);
--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_programme_id_programmes_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."programmes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "points" ADD CONSTRAINT "points_programme_id_programmes_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."programmes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rooms" ADD CONSTRAINT "rooms_programme_id_programmes_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."programmes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "memberships_programme" ON "memberships" USING btree ("programme_id");--> statement-breakpoint
CREATE INDEX "points_programme" ON "points" USING btree ("programme_id");--> statement-breakpoint
CREATE INDEX "sessions_person" ON "sessions" USING btree ("person_id");