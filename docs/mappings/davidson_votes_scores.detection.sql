-- Two detectors of the same tweets: a word list, and a model that fires from 0.30 on.
SELECT
    'davidson-' || item_id AS content_id,
    'lexicon' AS strategy,
    '2017-05-15T00:00:00Z' AS scored_at,
    lexicon_hit AS fired,
    NULL AS score,
    'keyword' AS strategy_type,
    'true' AS live,
    'en' AS language,
    'text' AS content_type,
    'hate_speech' AS category,
    majority_class AS subcategory,
    _line
FROM extract
UNION ALL
SELECT
    'davidson-' || item_id,
    'hate_model',
    '2017-05-15T00:00:00Z',
    (score_hate_oof::DECIMAL(18,6) >= 0.30)::VARCHAR,
    score_hate_oof,
    'scaled_model',
    'true',
    'en',
    'text',
    'hate_speech',
    majority_class,
    _line
FROM extract
