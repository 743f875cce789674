-- HateCheck: 3,901 cases, each judged by five of ten annotators, with the gold label.
SELECT
    'hatecheck-' || case_id || '-' || annotator AS review_id,
    'hatecheck-' || case_id AS content_id,
    annotator AS reviewer,
    '2021-08-01T00:00:02Z' AS decided_at,
    CASE label WHEN '1' THEN 'hateful' WHEN '0' THEN 'not_hateful' END AS decision,
    CASE label_gold WHEN '1' THEN 'hateful' WHEN '0' THEN 'not_hateful' END AS gold,
    CASE in_test_suite WHEN '1' THEN 'in_suite' ELSE 'left_out' END AS queue,
    'en' AS language,
    'text' AS content_type,
    'hate_speech' AS category,
    functionality AS subcategory,
    _line
FROM extract
