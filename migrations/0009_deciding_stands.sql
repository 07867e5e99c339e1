-- What is final in the deciding is never changed and never removed, whoever asks (REG1). A row goes on the one way a command takes it; whatever else is
-- tried with it, also with a column that is added later, is refused as for a register.
--
-- A wording is published once, and follows its case to another agenda as long as nobody was asked on it.
CREATE FUNCTION "may_become"(was "wordings", becomes "wordings") RETURNS boolean LANGUAGE sql STABLE AS $$
	SELECT to_jsonb(becomes) - ARRAY['published_at', 'point_id', 'agenda_item'] = to_jsonb(was) - ARRAY['published_at', 'point_id', 'agenda_item']
		AND (was.published_at IS NULL OR becomes.published_at IS NOT DISTINCT FROM was.published_at)
		AND (
			(becomes.point_id, becomes.agenda_item) = (was.point_id, was.agenda_item)
			OR NOT EXISTS (SELECT FROM rounds WHERE rounds.point_id = was.point_id AND rounds.agenda_item = was.agenda_item)
		)
$$;
--> statement-breakpoint
-- A round ends once: revealed at a moment, or withdrawn.
CREATE FUNCTION "may_become"(was "rounds", becomes "rounds") RETURNS boolean LANGUAGE sql STABLE AS $$
	SELECT to_jsonb(becomes) - ARRAY['state', 'revealed_at'] = to_jsonb(was) - ARRAY['state', 'revealed_at']
		AND was.state = 'open'
		AND becomes.state IN ('revealed', 'withdrawn')
		AND (becomes.state = 'revealed') = (becomes.revealed_at IS NOT NULL)
$$;
--> statement-breakpoint
-- A position is given, changed and left out while its round is open, which is held open meanwhile: none slips in as the round is revealed. One that is
-- given beforehand is changed until a round is held on its wording.
CREATE FUNCTION "guard_position"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
	one positions;
	takes boolean;
BEGIN
	IF TG_OP = 'DELETE' THEN
		one := OLD;
	ELSE
		one := NEW;
	END IF;
	IF one.round_id IS NULL THEN
		takes := TG_OP <> 'DELETE' AND NOT EXISTS (SELECT FROM rounds WHERE rounds.wording_id = one.wording_id AND rounds.state <> 'withdrawn');
	ELSE
		PERFORM FROM rounds WHERE rounds.id = one.round_id AND rounds.wording_id = one.wording_id AND rounds.state = 'open' FOR SHARE;
		takes := FOUND;
	END IF;
	IF TG_OP = 'UPDATE' THEN
		takes := takes AND (OLD.id, OLD.wording_id, OLD.round_id, OLD.seat) IS NOT DISTINCT FROM (NEW.id, NEW.wording_id, NEW.round_id, NEW.seat);
	END IF;
	IF takes THEN
		RETURN one;
	END IF;
	RAISE EXCEPTION '% is a register: what stands in it is never changed', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END
$$;
--> statement-breakpoint
CREATE TRIGGER "wordings_stand" BEFORE UPDATE ON "wordings" FOR EACH ROW WHEN ("may_become"(OLD, NEW) IS NOT TRUE) EXECUTE FUNCTION "refuse_change"();
--> statement-breakpoint
CREATE TRIGGER "wordings_stay" BEFORE DELETE OR TRUNCATE ON "wordings" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
--> statement-breakpoint
CREATE TRIGGER "rounds_begin" BEFORE INSERT ON "rounds" FOR EACH ROW WHEN (NEW.state <> 'open' OR NEW.revealed_at IS NOT NULL) EXECUTE FUNCTION "refuse_change"();
--> statement-breakpoint
CREATE TRIGGER "rounds_stand" BEFORE UPDATE ON "rounds" FOR EACH ROW WHEN ("may_become"(OLD, NEW) IS NOT TRUE) EXECUTE FUNCTION "refuse_change"();
--> statement-breakpoint
CREATE TRIGGER "rounds_stay" BEFORE DELETE OR TRUNCATE ON "rounds" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
--> statement-breakpoint
CREATE TRIGGER "positions_stand" BEFORE INSERT OR UPDATE OR DELETE ON "positions" FOR EACH ROW EXECUTE FUNCTION "guard_position"();
--> statement-breakpoint
CREATE TRIGGER "positions_stay" BEFORE TRUNCATE ON "positions" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
