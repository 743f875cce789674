-- A stratified sample of the judged tweets, as one would draw it by a model's score: in each of six strata the 300 with the smallest id, or all.
-- The other tweets play the population that nobody judged; import the detections with the mapping one folder up.
SELECT
    'davidson-' || item_id AS sample_id,
    'davidson-' || item_id AS content_id,
    '2017-05-15T00:00:01Z' AS viewed_at,
    stratum,
    stratum_size,
    majority_class = 'hate' AS violating,
    score_hate_oof AS score,
    'en' AS language,
    'text' AS content_type,
    'hate_speech' AS category,
    _line
FROM (
    SELECT *, count(*) OVER (PARTITION BY stratum) AS stratum_size, row_number() OVER (PARTITION BY stratum ORDER BY item_id::BIGINT) AS place
    FROM (
        SELECT *, CASE
            WHEN score_hate_oof::DOUBLE < 0.02 THEN 'score_0' WHEN score_hate_oof::DOUBLE < 0.05 THEN 'score_1' WHEN score_hate_oof::DOUBLE < 0.1 THEN 'score_2'
            WHEN score_hate_oof::DOUBLE < 0.2 THEN 'score_3' WHEN score_hate_oof::DOUBLE < 0.4 THEN 'score_4' ELSE 'score_5' END AS stratum
        FROM extract))
WHERE place <= 300
