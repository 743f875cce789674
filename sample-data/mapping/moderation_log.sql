-- Brings another platform's moderation log into the fact action:
--   import mapping/moderation_log.csv --as action
-- The file of the same name beside the extract is taken as its mapping. Every column of the extract is text.
SELECT
    "case" AS action_id,
    "video" AS content_id,
    strftime(strptime("decided (UTC)", '%d.%m.%Y %H:%M'), '%Y-%m-%dT%H:%M:%SZ') AS actioned_at,
    strftime(strptime("decided (UTC)", '%d.%m.%Y %H:%M') - to_seconds(CAST("age in seconds" AS BIGINT)), '%Y-%m-%dT%H:%M:%SZ') AS created_at,
    CASE "verdict" WHEN 'TAKE_DOWN' THEN 'remove' WHEN 'LIMIT' THEN 'restrict' WHEN 'AGE_GATE' THEN 'age_restrict' END AS action,
    CASE "found by" WHEN 'MODEL' THEN 'own' WHEN 'PARTNER' THEN 'vendor' WHEN 'FLAG' THEN 'user_report' WHEN 'AUTHORITY' THEN 'order' END AS source,
    "decided by" = 'auto' AS automated,
    CAST("plays" AS BIGINT) AS views_at_action,
    CASE "country" WHEN 'Germany' THEN 'DE' WHEN 'France' THEN 'FR' WHEN 'United Kingdom' THEN 'GB' END AS market,
    CASE left("rule", 1) WHEN '2' THEN 'adult_content' WHEN '4' THEN 'harassment' WHEN '7' THEN 'fraud_spam' END AS category,
    substr("rule", 5) AS subcategory
FROM extract
