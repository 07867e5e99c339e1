-- The append of a batch to the update log, as one statement and so as one round trip and one transaction. Called by
-- server/store/append.ts, which says what each argument is. Never announces anything.
--
-- Locks the rooms in the order of their names, so that two batches never wait in a ring. The judging is a statement of its own after
-- that: in read committed it sees what the lock waited for. The batch is looked up before any fence, in the archive too, so that a
-- retry of what was committed is never told that it came too late.
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
	payload_lengths integer[]
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
		SELECT given.nr::integer AS nr, given.name, given.after, given.rows, r.generation, r.access_version, r.rule_epoch, r.head,
			before.first, before.last, before.at,
			CASE
				WHEN r.name IS NULL THEN 'unknown-room'
				WHEN before.first IS NOT NULL THEN 'appended'
				WHEN r.generation <> given.generation THEN 'generation'
				WHEN r.access_version <> given.access_version THEN 'access'
				WHEN r.rule_epoch <> given.rule_epoch THEN 'epoch'
				WHEN r.head <> given.after THEN 'behind'
				ELSE 'write'
			END AS verdict
		FROM unnest(names, after_positions, generations, access_versions, rule_epochs, row_counts)
			WITH ORDINALITY AS given (name, after, generation, access_version, rule_epoch, rows, nr)
		LEFT JOIN LATERAL (SELECT * FROM rooms WHERE rooms.name = given.name LIMIT 1) r ON true
		LEFT JOIN LATERAL (
			SELECT u.position AS first, u.position + u.batch_rows - 1 AS last, u.at
			FROM room_updates u WHERE u.batch_id = batch AND u.room = given.name AND u.batch_rows IS NOT NULL
			UNION ALL
			SELECT u.position, u.position + u.batch_rows - 1, u.at
			FROM room_updates_archive u WHERE u.batch_id = batch AND u.room = given.name AND u.batch_rows IS NOT NULL
			LIMIT 1
		) before ON true
	),
	raised AS (
		UPDATE rooms SET head = rooms.head + judged.rows FROM judged WHERE judged.verdict = 'write' AND rooms.name = judged.name
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
		END,
		CASE judged.verdict WHEN 'write' THEN judged.after + 1 ELSE judged.first END,
		CASE judged.verdict WHEN 'write' THEN judged.after + judged.rows ELSE judged.last END,
		(extract(epoch FROM CASE judged.verdict WHEN 'write' THEN moment.at ELSE judged.at END) * 1000)::double precision
	FROM judged, moment ORDER BY judged.nr;
END
$$;
--> statement-breakpoint
-- Moves rows of a room to the archive: those of generations that are over, and those of the current one up to a position. At most
-- `at_most` of them, so that the statement stays short. Answers how many were moved.
CREATE FUNCTION "archive_log_rows"(of_room text, current_generation integer, up_to integer, at_most integer) RETURNS integer
LANGUAGE sql VOLATILE AS $$
	WITH chosen AS (
		SELECT u.room, u.generation, u.position FROM room_updates u
		WHERE u.room = of_room AND (u.generation, u.position) <= (current_generation, up_to)
		-- What another is moving already is left to it: waiting for each other's rows could become a ring.
		ORDER BY u.generation, u.position LIMIT at_most FOR UPDATE SKIP LOCKED
	),
	moved AS (
		DELETE FROM room_updates u USING chosen
		WHERE u.room = chosen.room AND u.generation = chosen.generation AND u.position = chosen.position
		RETURNING u.*
	),
	kept AS (
		INSERT INTO room_updates_archive (room, generation, position, batch_id, batch_rows, actor, session_id, role, client_ids, payload, checksum, at)
		SELECT room, generation, position, batch_id, batch_rows, actor, session_id, role, client_ids, payload, checksum, at FROM moved
		RETURNING 1
	)
	SELECT count(*)::integer FROM kept
$$;
--> statement-breakpoint
-- Writes as much as a large message, in place of what the last probe wrote: truncating gives the table a new file, so that filling it takes new
-- room on the disk. Fails when there is none.
CREATE FUNCTION "probe_store"(filler_bytes integer) RETURNS void
LANGUAGE plpgsql VOLATILE AS $$
BEGIN
	TRUNCATE store_probes;
	INSERT INTO store_probes (filler) SELECT decode(repeat('5a', filler_bytes), 'hex');
END
$$;
--> statement-breakpoint
ALTER TABLE "store_probes" ALTER COLUMN "filler" SET STORAGE EXTERNAL;
--> statement-breakpoint
-- A head is raised with every append; room in the page lets Postgres do that without touching the index.
ALTER TABLE "rooms" SET (fillfactor = 50);
