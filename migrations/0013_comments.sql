CREATE TABLE "comment_threads" (
	"id" uuid PRIMARY KEY NOT NULL,
	"programme_id" text NOT NULL,
	"kind" text NOT NULL,
	"item" text,
	"field" text,
	"point_id" text,
	"agenda_item" text,
	"decision_id" uuid,
	"internal" boolean NOT NULL,
	"resolved_by" text,
	"resolved_at" timestamp (3) with time zone,
	"begun_at" timestamp (3) with time zone NOT NULL,
	"last_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "comments" (
	"id" uuid PRIMARY KEY NOT NULL,
	"thread_id" uuid NOT NULL,
	"author" text NOT NULL,
	"text" text NOT NULL,
	"mentions" jsonb NOT NULL,
	"reactions" jsonb NOT NULL,
	"request_hash" text NOT NULL,
	"written_at" timestamp (3) with time zone NOT NULL,
	"edited_at" timestamp (3) with time zone,
	"deleted_at" timestamp (3) with time zone,
	"revision" integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE "comment_threads" ADD CONSTRAINT "comment_threads_programme_id_programmes_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."programmes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comments" ADD CONSTRAINT "comments_thread_id_comment_threads_id_fk" FOREIGN KEY ("thread_id") REFERENCES "public"."comment_threads"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "comment_threads_item" ON "comment_threads" USING btree ("programme_id","item");--> statement-breakpoint
CREATE INDEX "comment_threads_agenda" ON "comment_threads" USING btree ("point_id","agenda_item");--> statement-breakpoint
CREATE INDEX "comment_threads_decision" ON "comment_threads" USING btree ("decision_id");--> statement-breakpoint
CREATE INDEX "comment_threads_last" ON "comment_threads" USING btree ("programme_id","last_at");--> statement-breakpoint
CREATE INDEX "comments_thread" ON "comments" USING btree ("thread_id","written_at");--> statement-breakpoint
CREATE INDEX "comments_author" ON "comments" USING btree ("author","written_at");