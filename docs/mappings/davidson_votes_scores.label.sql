-- Davidson et al. 2017: 24,783 tweets judged by three to nine people each; the majority is the label.
-- The tweets were found by a lexicon: the share of hate in them is no prevalence of a platform.
SELECT
    'davidson-' || item_id AS sample_id,
    'davidson-' || item_id AS content_id,
    '2017-05-15T00:00:01Z' AS viewed_at,
    1 AS weight,
    majority_class = 'hate' AS violating,
    score_hate_oof AS score,
    'en' AS language,
    'text' AS content_type,
    'hate_speech' AS category,
    majority_class AS subcategory,
    _line
FROM extract
