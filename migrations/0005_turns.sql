ALTER TABLE "rooms" ADD COLUMN "turns" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "rooms" ADD COLUMN "turn_ends" timestamp (3) with time zone;--> statement-breakpoint
-- As it was in 0002, and with turns (NOD7): whoever wrote last knows the head and would append again while others read on, for ever. A
-- writer that is left out and says that it waits is put in the room's line; while the first of the line has the turn nobody else
-- appends, until it has, or for a second: it may have died. Nothing rests on the line but who is next: the fences decide as before.
-- Who calls without a writer, as the version before and commands do, stands in no line and heeds none.
DROP FUNCTION "append_to_log"(uuid, text[], integer[], integer[], integer[], integer[], integer[], integer[], integer[], text[], text[], text[], text[], integer[], bytea, integer[], integer[]);--> statement-breakpoint
CREATE FUNCTION "append_to_log"(
	batch uuid,
	names text[],
	after_positions integer[],
	generations integer[],
	access_versions integer[],
	rule_epochs integer[],
	row_counts integer[],
	row_entries integer[],
	row_numbers integer[],
	actors text[],
	session_ids text[],
	roles text[],
	client_ids text[],
	checksums integer[],
	payloads bytea,
	payload_starts integer[],
	payload_lengths integer[],
	writer text DEFAULT NULL,
	waiting boolean[] DEFAULT NULL
) RETURNS TABLE (nr integer, kind text, stands integer, first integer, last integer, at double precision)
LANGUAGE plpgsql VOLATILE
-- Planned once for each connection: planning costs more than running it. The plan must then hold when tables have grown.
SET plan_cache_mode = force_generic_plan
SET enable_seqscan = off
AS $$
#variable_conflict use_column
BEGIN
	PERFORM 1 FROM rooms WHERE name = ANY (names) ORDER BY name FOR UPDATE;
	RETURN QUERY
	WITH moment AS MATERIALIZED (
		SELECT date_trunc('milliseconds', clock_timestamp()) AS at
	),
	judged AS MATERIALIZED (
		SELECT given.nr::integer AS nr, given.name, given.after, given.rows, given.waits, r.generation, r.access_version, r.rule_epoch, r.head,
			r.turn_line,
			before.first, before.last, before.at,
			CASE
				WHEN r.name IS NULL THEN 'unknown-room'
				WHEN before.first IS NOT NULL THEN 'appended'
				WHEN r.generation <> given.generation THEN 'generation'
				WHEN r.access_version <> given.access_version THEN 'access'
				WHEN r.rule_epoch <> given.rule_epoch THEN 'epoch'
				WHEN r.head <> given.after THEN 'behind'
				WHEN r.turn_line[1] <> writer THEN 'turn'
				ELSE 'write'
			END AS verdict
		FROM moment, unnest(names, after_positions, generations, access_versions, rule_epochs, row_counts, waiting)
			WITH ORDINALITY AS given (name, after, generation, access_version, rule_epoch, rows, waits, nr)
		LEFT JOIN LATERAL (
			SELECT *, CASE WHEN turn_ends <= moment.at THEN turns[2:] ELSE turns END AS turn_line
			FROM rooms WHERE rooms.name = given.name LIMIT 1
		) r ON true
		LEFT JOIN LATERAL (
			SELECT u.position AS first, u.position + u.batch_rows - 1 AS last, u.at
			FROM room_updates u WHERE u.batch_id = batch AND u.room = given.name AND u.batch_rows IS NOT NULL
			UNION ALL
			SELECT u.position, u.position + u.batch_rows - 1, u.at
			FROM room_updates_archive u WHERE u.batch_id = batch AND u.room = given.name AND u.batch_rows IS NOT NULL
			LIMIT 1
		) before ON true
	),
	lined_up AS (
		SELECT judged.*, CASE
			WHEN judged.verdict = 'write' THEN array_remove(judged.turn_line, writer)
			WHEN judged.verdict IN ('behind', 'turn') AND judged.waits AND writer <> ALL (judged.turn_line) THEN judged.turn_line || writer
			ELSE judged.turn_line
		END AS next_turns
		FROM judged
	),
	raised AS (
		UPDATE rooms SET
			head = CASE WHEN l.verdict = 'write' THEN rooms.head + l.rows ELSE rooms.head END,
			turns = l.next_turns,
			turn_ends = CASE
				WHEN l.next_turns[1] IS NOT DISTINCT FROM rooms.turns[1] AND l.turn_line = rooms.turns THEN rooms.turn_ends
				WHEN l.next_turns <> '{}' THEN moment.at + interval '1 second'
			END
		FROM lined_up l, moment
		WHERE rooms.name = l.name AND (l.verdict = 'write' OR l.next_turns <> rooms.turns)
	),
	written AS (
		INSERT INTO room_updates (room, generation, position, batch_id, batch_rows, actor, session_id, role, client_ids, payload, checksum, at)
		SELECT judged.name, judged.generation, judged.after + line.number, batch,
			CASE WHEN line.number = 1 THEN judged.rows END,
			line.actor, line.session_id, line.role, line.client_ids::jsonb,
			substring(payloads FROM line.start FOR line.length), line.checksum, moment.at
		FROM moment, unnest(row_entries, row_numbers, actors, session_ids, roles, client_ids, checksums, payload_starts, payload_lengths)
			AS line (entry, number, actor, session_id, role, client_ids, checksum, start, length)
		JOIN judged ON judged.nr = line.entry AND judged.verdict = 'write'
	)
	SELECT judged.nr,
		CASE judged.verdict WHEN 'write' THEN 'appended' ELSE judged.verdict END,
		CASE judged.verdict
			WHEN 'generation' THEN judged.generation
			WHEN 'access' THEN judged.access_version
			WHEN 'epoch' THEN judged.rule_epoch
			WHEN 'behind' THEN judged.head
			WHEN 'turn' THEN judged.head
		END,
		CASE judged.verdict WHEN 'write' THEN judged.after + 1 ELSE judged.first END,
		CASE judged.verdict WHEN 'write' THEN judged.after + judged.rows ELSE judged.last END,
		(extract(epoch FROM CASE judged.verdict WHEN 'write' THEN moment.at ELSE judged.at END) * 1000)::double precision
	FROM judged, moment ORDER BY judged.nr;
END
$$;
