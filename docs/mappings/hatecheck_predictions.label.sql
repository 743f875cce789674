-- The gold label of each case. Every case is there once: the suite is complete, so each weighs 1.
-- It is a functional test and no sample of traffic: the share of violating cases is no prevalence.
-- The group that a case is about stands in for the market, so that slices and gaps can be asked for it.
SELECT
    'hatecheck-' || case_id AS sample_id,
    'hatecheck-' || case_id AS content_id,
    '2021-08-01T00:00:01Z' AS viewed_at,
    1 AS weight,
    label_gold AS violating,
    NULLIF(target_ident, '') AS market,
    'en' AS language,
    'text' AS content_type,
    'hate_speech' AS category,
    functionality AS subcategory,
    _line
FROM extract
