CREATE TABLE "looks" (
	"person_id" text NOT NULL,
	"programme_id" text NOT NULL,
	"seen_until" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "looks_person_id_programme_id_pk" PRIMARY KEY("person_id","programme_id")
);
--> statement-breakpoint
ALTER TABLE "looks" ADD CONSTRAINT "looks_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "looks" ADD CONSTRAINT "looks_programme_id_programmes_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."programmes"("id") ON DELETE no action ON UPDATE no action;