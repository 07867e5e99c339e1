ALTER TABLE "board_views" ADD COLUMN "number" integer;--> statement-breakpoint
ALTER TABLE "board_views" ADD COLUMN "seal" text;--> statement-breakpoint
ALTER TABLE "board_views" ADD COLUMN "previous_seal" text;--> statement-breakpoint
-- The boards that were kept before are chained in the order they were taken, sealed as server/domain/view-seal.ts seals; what of them is missing by now is missed by nobody.
ALTER TABLE "board_views" DISABLE TRIGGER "board_views_stand";--> statement-breakpoint
DO $$
DECLARE
	one board_views;
	last_programme text;
	last_seal text;
	nr integer;
BEGIN
	FOR one IN SELECT * FROM board_views ORDER BY programme_id, taken_at, id LOOP
		IF last_programme IS DISTINCT FROM one.programme_id THEN
			last_programme := one.programme_id;
			last_seal := NULL;
			nr := 0;
		END IF;
		nr := nr + 1;
		UPDATE board_views SET number = nr, previous_seal = last_seal, seal = encode(sha256(convert_to(concat_ws(E'\n',
			one.id, one.programme_id, nr, coalesce(one.point_id, ''), to_char(one.taken_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
			one.room, one.generation, one.position, one.hash, coalesce(last_seal, ''), one.name
		), 'UTF8')), 'hex') WHERE id = one.id RETURNING seal INTO last_seal;
	END LOOP;
END
$$;
--> statement-breakpoint
ALTER TABLE "board_views" ENABLE TRIGGER "board_views_stand";--> statement-breakpoint
ALTER TABLE "board_views" ALTER COLUMN "number" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "board_views" ALTER COLUMN "seal" SET NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX "board_views_numbers" ON "board_views" USING btree ("programme_id","number");
