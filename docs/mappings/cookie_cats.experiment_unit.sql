-- One player is one unit. The file says nothing of when a player was assigned, so that all stand on one day.
SELECT
    'cookie_cats' AS experiment,
    version AS arm,
    'player-' || userid AS unit_id,
    '2015-01-01T00:00:00Z' AS assigned_at,
    sum_gamerounds AS rounds,
    CASE retention_1 WHEN 'TRUE' THEN 1 WHEN 'FALSE' THEN 0 END AS back_after_1_day,
    CASE retention_7 WHEN 'TRUE' THEN 1 WHEN 'FALSE' THEN 0 END AS back_after_7_days,
    _line
FROM extract
