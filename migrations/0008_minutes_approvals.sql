CREATE TABLE "minutes_approvals" (
	"point_id" text NOT NULL,
	"agenda_item" text NOT NULL,
	"minutes_of" text NOT NULL,
	CONSTRAINT "minutes_approvals_point_id_agenda_item_pk" PRIMARY KEY("point_id","agenda_item")
);
--> statement-breakpoint
ALTER TABLE "minutes_approvals" ADD CONSTRAINT "minutes_approvals_point_id_points_id_fk" FOREIGN KEY ("point_id") REFERENCES "public"."points"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "minutes_approvals" ADD CONSTRAINT "minutes_approvals_minutes_of_points_id_fk" FOREIGN KEY ("minutes_of") REFERENCES "public"."points"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "minutes_approvals_of" ON "minutes_approvals" USING btree ("minutes_of");