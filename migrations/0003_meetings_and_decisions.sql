CREATE TABLE "board_views" (
	"id" uuid PRIMARY KEY NOT NULL,
	"programme_id" text NOT NULL,
	"point_id" text,
	"name" text NOT NULL,
	"taken_at" timestamp (3) with time zone NOT NULL,
	"room" text NOT NULL,
	"generation" integer NOT NULL,
	"position" integer NOT NULL,
	"body" text NOT NULL,
	"hash" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "decisions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"programme_id" text NOT NULL,
	"number" integer NOT NULL,
	"point_id" text NOT NULL,
	"request_key" uuid NOT NULL,
	"request_hash" text NOT NULL,
	"reverses" uuid,
	"body" text NOT NULL,
	"decision" jsonb NOT NULL,
	"hash" text NOT NULL,
	"previous_hash" text,
	"decided_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "positions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"wording_id" uuid NOT NULL,
	"round_id" uuid,
	"seat" text NOT NULL,
	"by" text NOT NULL,
	"position" text NOT NULL,
	"reason" text NOT NULL,
	"beforehand" boolean NOT NULL,
	"given_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "reminders" (
	"id" uuid PRIMARY KEY NOT NULL,
	"round_id" uuid NOT NULL,
	"person_id" text NOT NULL,
	"sent_by" text NOT NULL,
	"sent_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "rounds" (
	"id" uuid PRIMARY KEY NOT NULL,
	"programme_id" text NOT NULL,
	"point_id" text NOT NULL,
	"agenda_item" text NOT NULL,
	"internal" boolean NOT NULL,
	"wording_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"how" text NOT NULL,
	"state" text NOT NULL,
	"asked" jsonb NOT NULL,
	"opened_by" text NOT NULL,
	"opened_at" timestamp (3) with time zone NOT NULL,
	"deadline" timestamp (3) with time zone,
	"revealed_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "wordings" (
	"id" uuid PRIMARY KEY NOT NULL,
	"programme_id" text NOT NULL,
	"point_id" text NOT NULL,
	"agenda_item" text NOT NULL,
	"internal" boolean NOT NULL,
	"version" integer NOT NULL,
	"text" text NOT NULL,
	"written_by" text NOT NULL,
	"written_at" timestamp (3) with time zone NOT NULL,
	"published_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "agenda_backlog" (
	"id" uuid PRIMARY KEY NOT NULL,
	"programme_id" text NOT NULL,
	"kind" text NOT NULL,
	"title" text NOT NULL,
	"minutes" integer NOT NULL,
	"owner" text NOT NULL,
	"linked" jsonb NOT NULL,
	"from_point" text,
	"added_by" text NOT NULL,
	"added_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "calendar_secrets" (
	"token_hash" "bytea" PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"withdrawn_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "evidence" (
	"point_id" text NOT NULL,
	"question" text NOT NULL,
	"owner" text,
	"due" date,
	"threshold" text NOT NULL,
	"answer" text NOT NULL,
	"proposal" text,
	"answered_by" text,
	"answered_at" timestamp (3) with time zone,
	"revision" integer NOT NULL,
	CONSTRAINT "evidence_point_id_question_pk" PRIMARY KEY("point_id","question")
);
--> statement-breakpoint
CREATE TABLE "papers" (
	"id" uuid PRIMARY KEY NOT NULL,
	"programme_id" text NOT NULL,
	"point_id" text NOT NULL,
	"agenda_item" text NOT NULL,
	"internal" boolean NOT NULL,
	"access" text NOT NULL,
	"name" text NOT NULL,
	"media_type" text NOT NULL,
	"size_bytes" integer NOT NULL,
	"sha256" text NOT NULL,
	"content" "bytea",
	"added_by" text NOT NULL,
	"added_at" timestamp (3) with time zone NOT NULL,
	"removed_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "point_series" (
	"id" uuid PRIMARY KEY NOT NULL,
	"programme_id" text NOT NULL,
	"frequency" text NOT NULL,
	"every_days" integer,
	"head" jsonb NOT NULL,
	"next_date" date NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "promises" (
	"id" uuid PRIMARY KEY NOT NULL,
	"programme_id" text NOT NULL,
	"text" text NOT NULL,
	"owner" text NOT NULL,
	"due" date NOT NULL,
	"state" text NOT NULL,
	"decision_id" uuid,
	"point_id" text,
	"agenda_item" text,
	"closing" text NOT NULL,
	"closed_by" text,
	"closed_at" timestamp (3) with time zone,
	"made_by" text NOT NULL,
	"made_at" timestamp (3) with time zone NOT NULL,
	"revision" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "meeting_events" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"point_id" text NOT NULL,
	"revision" integer NOT NULL,
	"command" jsonb NOT NULL,
	"actor" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "meetings" (
	"point_id" text PRIMARY KEY NOT NULL,
	"revision" integer NOT NULL,
	"meeting" jsonb NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "projector_links" (
	"token_hash" "bytea" PRIMARY KEY NOT NULL,
	"point_id" text NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"withdrawn_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "points" ADD COLUMN "series_id" uuid;--> statement-breakpoint
ALTER TABLE "board_views" ADD CONSTRAINT "board_views_programme_id_programmes_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."programmes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_programme_id_programmes_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."programmes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_point_id_points_id_fk" FOREIGN KEY ("point_id") REFERENCES "public"."points"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "positions" ADD CONSTRAINT "positions_wording_id_wordings_id_fk" FOREIGN KEY ("wording_id") REFERENCES "public"."wordings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "positions" ADD CONSTRAINT "positions_round_id_rounds_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."rounds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reminders" ADD CONSTRAINT "reminders_round_id_rounds_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."rounds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rounds" ADD CONSTRAINT "rounds_programme_id_programmes_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."programmes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rounds" ADD CONSTRAINT "rounds_point_id_points_id_fk" FOREIGN KEY ("point_id") REFERENCES "public"."points"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rounds" ADD CONSTRAINT "rounds_wording_id_wordings_id_fk" FOREIGN KEY ("wording_id") REFERENCES "public"."wordings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wordings" ADD CONSTRAINT "wordings_programme_id_programmes_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."programmes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wordings" ADD CONSTRAINT "wordings_point_id_points_id_fk" FOREIGN KEY ("point_id") REFERENCES "public"."points"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agenda_backlog" ADD CONSTRAINT "agenda_backlog_programme_id_programmes_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."programmes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "calendar_secrets" ADD CONSTRAINT "calendar_secrets_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_point_id_points_id_fk" FOREIGN KEY ("point_id") REFERENCES "public"."points"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "papers" ADD CONSTRAINT "papers_programme_id_programmes_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."programmes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "papers" ADD CONSTRAINT "papers_point_id_points_id_fk" FOREIGN KEY ("point_id") REFERENCES "public"."points"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "point_series" ADD CONSTRAINT "point_series_programme_id_programmes_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."programmes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "promises" ADD CONSTRAINT "promises_programme_id_programmes_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."programmes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meeting_events" ADD CONSTRAINT "meeting_events_point_id_points_id_fk" FOREIGN KEY ("point_id") REFERENCES "public"."points"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meetings" ADD CONSTRAINT "meetings_point_id_points_id_fk" FOREIGN KEY ("point_id") REFERENCES "public"."points"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "projector_links" ADD CONSTRAINT "projector_links_point_id_points_id_fk" FOREIGN KEY ("point_id") REFERENCES "public"."points"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "board_views_point" ON "board_views" USING btree ("point_id");--> statement-breakpoint
CREATE UNIQUE INDEX "decisions_numbers" ON "decisions" USING btree ("programme_id","number");--> statement-breakpoint
CREATE UNIQUE INDEX "decisions_requests" ON "decisions" USING btree ("request_key");--> statement-breakpoint
CREATE UNIQUE INDEX "decisions_reversals" ON "decisions" USING btree ("reverses") WHERE reverses is not null;--> statement-breakpoint
CREATE INDEX "decisions_point" ON "decisions" USING btree ("point_id");--> statement-breakpoint
CREATE UNIQUE INDEX "positions_round" ON "positions" USING btree ("round_id","seat") WHERE round_id is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "positions_beforehand" ON "positions" USING btree ("wording_id","seat") WHERE round_id is null;--> statement-breakpoint
CREATE INDEX "reminders_round" ON "reminders" USING btree ("round_id");--> statement-breakpoint
CREATE UNIQUE INDEX "rounds_numbers" ON "rounds" USING btree ("point_id","agenda_item","number");--> statement-breakpoint
CREATE UNIQUE INDEX "rounds_open" ON "rounds" USING btree ("point_id","agenda_item") WHERE state = 'open';--> statement-breakpoint
CREATE UNIQUE INDEX "wordings_versions" ON "wordings" USING btree ("point_id","agenda_item","version");--> statement-breakpoint
CREATE INDEX "agenda_backlog_programme" ON "agenda_backlog" USING btree ("programme_id");--> statement-breakpoint
CREATE INDEX "calendar_secrets_person" ON "calendar_secrets" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "papers_point" ON "papers" USING btree ("point_id");--> statement-breakpoint
CREATE INDEX "point_series_programme" ON "point_series" USING btree ("programme_id");--> statement-breakpoint
CREATE INDEX "promises_programme" ON "promises" USING btree ("programme_id");--> statement-breakpoint
CREATE UNIQUE INDEX "meeting_events_order" ON "meeting_events" USING btree ("point_id","revision");--> statement-breakpoint
CREATE INDEX "projector_links_point" ON "projector_links" USING btree ("point_id");--> statement-breakpoint
-- What was decided, what the members saw and what was commanded in a meeting is never changed and never removed, whoever asks (T-112).
CREATE FUNCTION "refuse_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	RAISE EXCEPTION '% is a register: what stands in it is never changed', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END
$$;
--> statement-breakpoint
CREATE TRIGGER "decisions_stand" BEFORE UPDATE OR DELETE OR TRUNCATE ON "decisions" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
--> statement-breakpoint
CREATE TRIGGER "board_views_stand" BEFORE UPDATE OR DELETE OR TRUNCATE ON "board_views" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
--> statement-breakpoint
CREATE TRIGGER "meeting_events_stand" BEFORE UPDATE OR DELETE OR TRUNCATE ON "meeting_events" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
