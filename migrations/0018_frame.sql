CREATE TABLE "ladder_versions" (
	"programme_id" text NOT NULL,
	"revision" integer NOT NULL,
	"by" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"steps" jsonb NOT NULL,
	CONSTRAINT "ladder_versions_programme_id_revision_pk" PRIMARY KEY("programme_id","revision")
);
--> statement-breakpoint
CREATE TABLE "steering_versions" (
	"programme_id" text NOT NULL,
	"revision" integer NOT NULL,
	"by" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"steering" jsonb NOT NULL,
	CONSTRAINT "steering_versions_programme_id_revision_pk" PRIMARY KEY("programme_id","revision")
);
--> statement-breakpoint
CREATE TABLE "trial_frames" (
	"programme_id" text NOT NULL,
	"p50" double precision NOT NULL,
	"p85" double precision NOT NULL,
	"by" text NOT NULL,
	"since" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "trial_frames_programme_id_pk" PRIMARY KEY("programme_id")
);
--> statement-breakpoint
ALTER TABLE "ladder_versions" ADD CONSTRAINT "ladder_versions_programme_id_programmes_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."programmes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ladder_versions" ADD CONSTRAINT "ladder_versions_by_people_id_fk" FOREIGN KEY ("by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "steering_versions" ADD CONSTRAINT "steering_versions_programme_id_programmes_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."programmes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "steering_versions" ADD CONSTRAINT "steering_versions_by_people_id_fk" FOREIGN KEY ("by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trial_frames" ADD CONSTRAINT "trial_frames_programme_id_programmes_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."programmes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trial_frames" ADD CONSTRAINT "trial_frames_by_people_id_fk" FOREIGN KEY ("by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE TRIGGER "steering_versions_stand" BEFORE UPDATE OR DELETE OR TRUNCATE ON "steering_versions" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();--> statement-breakpoint
CREATE TRIGGER "ladder_versions_stand" BEFORE UPDATE OR DELETE OR TRUNCATE ON "ladder_versions" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
