ALTER TABLE "meetings" ADD COLUMN "public_revision" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
UPDATE "meetings" SET "public_revision" = "revision";