-- The votes of each tweet as judgements. Nobody says who voted, so every vote is a person of its own: agreement can be asked, errors of people cannot.
SELECT
    'davidson-' || item_id || '-' || vote AS review_id,
    'davidson-' || item_id AS content_id,
    'davidson-' || item_id || '-' || vote AS reviewer,
    '2017-05-15T00:00:02Z' AS decided_at,
    CASE
        WHEN vote <= votes_hate::INTEGER THEN 'hate'
        WHEN vote <= votes_hate::INTEGER + votes_offensive::INTEGER THEN 'offensive'
        ELSE 'neither'
    END AS decision,
    'en' AS language,
    'text' AS content_type,
    'hate_speech' AS category,
    majority_class AS subcategory,
    _line
FROM (SELECT *, unnest(range(1, n_annotators::INTEGER + 1)) AS vote FROM extract)
