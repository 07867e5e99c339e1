ALTER TABLE "agenda_backlog" ADD COLUMN "internal" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "agenda_backlog" ADD COLUMN "notes" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "agenda_backlog" ADD COLUMN "from_item" text;--> statement-breakpoint
ALTER TABLE "promises" ADD COLUMN "internal" boolean DEFAULT false NOT NULL;