-- Networks of caches are told at the instant at which a picture's rights or a front's banner ends. What was set before
-- that was so is foretold now. An end that no longer holds by then says nothing.
INSERT INTO "outbox" ("kind", "payload")
SELECT 'event', jsonb_build_object(
	'event', 'rights:' || "id" || ':' || (extract(epoch FROM date_trunc('milliseconds', "rights_until")) * 1000)::bigint,
	'at', to_char("rights_until" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
FROM "asset"
WHERE "rights_until" > now() AND "rights_until" < '9999-01-01';
--> statement-breakpoint
INSERT INTO "outbox" ("kind", "payload")
SELECT 'event', jsonb_build_object(
	'event', 'banner:' || "id",
	'at', to_char(("layout"->'banner'->>'until')::timestamptz AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
FROM "front_release"
WHERE "live" @> ("layout"->'banner'->>'until')::timestamptz AND ("layout"->'banner'->>'until')::timestamptz > now();
