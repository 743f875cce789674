-- The file says nothing of views. One a week makes the notices counts per week.
SELECT week_start_utc AS day, 1 AS views, _line FROM extract
