CREATE TABLE "score_rounds" (
	"id" uuid PRIMARY KEY NOT NULL,
	"programme_id" text NOT NULL,
	"number" integer NOT NULL,
	"items" jsonb NOT NULL,
	"criteria" jsonb NOT NULL,
	"asked" jsonb NOT NULL,
	"state" text NOT NULL,
	"opened_by" text NOT NULL,
	"opened_at" timestamp (3) with time zone NOT NULL,
	"deadline" timestamp (3) with time zone,
	"revealed_at" timestamp (3) with time zone,
	"missing" jsonb NOT NULL,
	"results" jsonb
);
--> statement-breakpoint
CREATE TABLE "scores" (
	"round_id" uuid NOT NULL,
	"seat" text NOT NULL,
	"item" text NOT NULL,
	"criterion" text NOT NULL,
	"by" text NOT NULL,
	"mark" integer,
	"reason" text NOT NULL,
	"given_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "scores_round_id_seat_item_criterion_pk" PRIMARY KEY("round_id","seat","item","criterion")
);
--> statement-breakpoint
ALTER TABLE "score_rounds" ADD CONSTRAINT "score_rounds_programme_id_programmes_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."programmes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scores" ADD CONSTRAINT "scores_round_id_score_rounds_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."score_rounds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "score_rounds_numbers" ON "score_rounds" USING btree ("programme_id","number");--> statement-breakpoint
-- A round of scores ends once: revealed with what it came to, or withdrawn. Who is asked what is fixed when it opens; its deadline may be set while it is open.
CREATE FUNCTION "may_become"(was "score_rounds", becomes "score_rounds") RETURNS boolean LANGUAGE sql STABLE AS $$
	SELECT to_jsonb(becomes) - ARRAY['state', 'deadline', 'revealed_at', 'missing', 'results'] = to_jsonb(was) - ARRAY['state', 'deadline', 'revealed_at', 'missing', 'results']
		AND was.state = 'open'
		AND (becomes.state = 'open' OR becomes.deadline IS NOT DISTINCT FROM was.deadline)
		AND (becomes.state = 'revealed') = (becomes.revealed_at IS NOT NULL)
		AND (becomes.state = 'revealed') = (becomes.results IS NOT NULL)
$$;
--> statement-breakpoint
-- Scores are given, changed and left out while their round is open, which is held open meanwhile: none slips in as it is revealed.
CREATE FUNCTION "guard_score"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
	one scores;
BEGIN
	IF TG_OP = 'DELETE' THEN
		one := OLD;
	ELSE
		one := NEW;
	END IF;
	PERFORM FROM score_rounds WHERE score_rounds.id = one.round_id AND score_rounds.state = 'open' FOR SHARE;
	IF FOUND AND (TG_OP <> 'UPDATE' OR (OLD.round_id, OLD.seat, OLD.item, OLD.criterion) = (NEW.round_id, NEW.seat, NEW.item, NEW.criterion)) THEN
		RETURN one;
	END IF;
	RAISE EXCEPTION '% is a register: what stands in it is never changed', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END
$$;
--> statement-breakpoint
CREATE TRIGGER "score_rounds_begin" BEFORE INSERT ON "score_rounds" FOR EACH ROW WHEN (NEW.state <> 'open' OR NEW.revealed_at IS NOT NULL) EXECUTE FUNCTION "refuse_change"();
--> statement-breakpoint
CREATE TRIGGER "score_rounds_stand" BEFORE UPDATE ON "score_rounds" FOR EACH ROW WHEN ("may_become"(OLD, NEW) IS NOT TRUE) EXECUTE FUNCTION "refuse_change"();
--> statement-breakpoint
CREATE TRIGGER "score_rounds_stay" BEFORE DELETE OR TRUNCATE ON "score_rounds" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
--> statement-breakpoint
CREATE TRIGGER "scores_stand" BEFORE INSERT OR UPDATE OR DELETE ON "scores" FOR EACH ROW EXECUTE FUNCTION "guard_score"();
--> statement-breakpoint
CREATE TRIGGER "scores_stay" BEFORE TRUNCATE ON "scores" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
