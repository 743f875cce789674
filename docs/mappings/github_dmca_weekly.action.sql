-- One notice is one action, posted some time in the week that begins on the Monday named.
SELECT
    week_start_utc || '-' || n AS action_id,
    week_start_utc || '-' || n AS content_id,
    week_start_utc || 'T00:00:00Z' AS actioned_at,
    'takedown' AS action,
    'order' AS source,
    _line
FROM extract, range(CAST(takedown AS BIGINT)) AS notices(n)
