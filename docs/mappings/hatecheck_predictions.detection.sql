-- HateCheck: 3,728 test cases, each judged by four detectors.
-- The suite has no times: its publication stands in for them. The detectors count as live, so that coverage and leakage can be asked.
SELECT
    'hatecheck-' || case_id AS content_id,
    strategy,
    '2021-08-01T00:00:00Z' AS scored_at,
    fired,
    CASE WHEN strategy IN ('perspective', 'siftninja') THEN 'vendor' ELSE 'scaled_model' END AS strategy_type,
    CASE WHEN strategy IN ('perspective', 'siftninja') THEN strategy END AS vendor,
    'true' AS live,
    NULLIF(target_ident, '') AS market,
    'en' AS language,
    'text' AS content_type,
    'hate_speech' AS category,
    functionality AS subcategory,
    _line
FROM extract
UNPIVOT (fired FOR strategy IN (perspective, siftninja, bert_davidson, bert_founta))
