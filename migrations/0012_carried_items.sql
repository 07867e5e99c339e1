CREATE TABLE "carried_items" (
	"programme_id" text NOT NULL,
	"from_point" text NOT NULL,
	"from_item" text NOT NULL,
	"internal" boolean NOT NULL,
	"to_point" text,
	"to_item" text,
	"backlog" uuid,
	"request_key" uuid NOT NULL,
	"asked_to" text,
	"carried_by" text NOT NULL,
	"carried_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "carried_items_from_point_from_item_pk" PRIMARY KEY("from_point","from_item")
);
--> statement-breakpoint
ALTER TABLE "carried_items" ADD CONSTRAINT "carried_items_programme_id_programmes_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."programmes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "carried_items" ADD CONSTRAINT "carried_items_from_point_points_id_fk" FOREIGN KEY ("from_point") REFERENCES "public"."points"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "carried_items_to" ON "carried_items" USING btree ("to_point");