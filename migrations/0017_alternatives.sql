CREATE TABLE "alternatives" (
	"id" uuid PRIMARY KEY NOT NULL,
	"programme_id" text NOT NULL,
	"name" text NOT NULL,
	"maker" text NOT NULL,
	"made_at" timestamp (3) with time zone NOT NULL,
	"visibility" text NOT NULL,
	"state" text NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"base_generation" integer NOT NULL,
	"base_position" integer NOT NULL,
	"base_hash" text NOT NULL,
	"base" "bytea" NOT NULL,
	"proposal" jsonb,
	"outcome" jsonb
);
--> statement-breakpoint
ALTER TABLE "alternatives" ADD CONSTRAINT "alternatives_programme_id_programmes_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."programmes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "alternatives_programme" ON "alternatives" USING btree ("programme_id");