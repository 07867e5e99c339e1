CREATE TABLE "minutes_editions" (
	"programme_id" text NOT NULL,
	"point_id" text NOT NULL,
	"number" integer NOT NULL,
	"approved_at" timestamp (3) with time zone NOT NULL,
	"approved_by" text NOT NULL,
	"body" text NOT NULL,
	"hash" text NOT NULL,
	"previous_hash" text,
	CONSTRAINT "minutes_editions_point_id_number_pk" PRIMARY KEY("point_id","number")
);
--> statement-breakpoint
CREATE TABLE "minutes_files" (
	"point_id" text NOT NULL,
	"number" integer NOT NULL,
	"audience" text NOT NULL,
	"language" text NOT NULL,
	"form" text NOT NULL,
	"content" "bytea" NOT NULL,
	"sha256" text NOT NULL,
	"taken_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "minutes_files_point_id_number_audience_language_form_pk" PRIMARY KEY("point_id","number","audience","language","form")
);
--> statement-breakpoint
ALTER TABLE "minutes_editions" ADD CONSTRAINT "minutes_editions_programme_id_programmes_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."programmes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "minutes_editions" ADD CONSTRAINT "minutes_editions_point_id_points_id_fk" FOREIGN KEY ("point_id") REFERENCES "public"."points"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "minutes_files" ADD CONSTRAINT "minutes_files_point_id_points_id_fk" FOREIGN KEY ("point_id") REFERENCES "public"."points"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "minutes_editions_hashes" ON "minutes_editions" USING btree ("hash");--> statement-breakpoint
-- What was approved, and what was taken out of it, is never changed and never removed, whoever asks (MIN7).
CREATE TRIGGER "minutes_editions_stand" BEFORE UPDATE OR DELETE OR TRUNCATE ON "minutes_editions" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
--> statement-breakpoint
CREATE TRIGGER "minutes_files_stand" BEFORE UPDATE OR DELETE OR TRUNCATE ON "minutes_files" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
