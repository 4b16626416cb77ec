-- The first statement reads the file (two parameters: path, how many lines); the others are views at the instant
-- in the variable as_of (milliseconds UTC), with days cut in the variable zone.
CREATE TABLE line AS
SELECT number, "group", sender,
       CASE WHEN type IN ('join', 'leave', 'nick', 'system') THEN type ELSE 'message' END AS kind,
       CASE WHEN regexp_matches(time, 'T.*(Z|[+-]\d\d:?\d\d)$') THEN epoch_ms(time::TIMESTAMPTZ)
            ELSE epoch_ms(timezone(getvariable('zone'), time::TIMESTAMP)) END AS at_ms
FROM (SELECT *, row_number() OVER () AS number
      FROM read_json(?, format = 'newline_delimited', maximum_object_size = 1073741824,
                     columns = {'group': 'VARCHAR', sender: 'VARCHAR', time: 'VARCHAR', type: 'VARCHAR'}))
WHERE number <= ?;

-- Speakers: everybody but our own people and robots, who stand in the table own.
CREATE TABLE IF NOT EXISTS own (sender VARCHAR);

CREATE OR REPLACE TEMP VIEW known AS
SELECT * FROM line WHERE at_ms <= getvariable('as_of')::BIGINT;

CREATE OR REPLACE TEMP VIEW said AS
SELECT "group", sender, at_ms, getvariable('as_of')::BIGINT - at_ms AS age_ms,
       timezone(getvariable('zone'), timezone('UTC', epoch_ms(at_ms))) AS local
FROM known WHERE kind = 'message';

CREATE OR REPLACE TEMP VIEW spoken AS SELECT * FROM said WHERE sender NOT IN (SELECT sender FROM own);

-- How much each speaker said, over the whole history.
CREATE OR REPLACE TEMP VIEW talk AS
SELECT "group", sender, count(*) AS messages, max(at_ms) AS last_at, min(age_ms) AS silence_ms
FROM spoken GROUP BY ALL;

-- Whoever's last join, leave or message is not a leave.
CREATE OR REPLACE TEMP VIEW membership AS
SELECT "group", sender FROM known WHERE kind IN ('message', 'join', 'leave')
QUALIFY row_number() OVER (PARTITION BY "group", sender ORDER BY at_ms DESC, number DESC) = 1 AND kind <> 'leave';

CREATE OR REPLACE TEMP VIEW inequality AS
SELECT "group",
       2.0 * sum(rising * messages) / (count(*) * sum(messages)) - (count(*) + 1.0) / count(*) AS gini,
       count(*) FILTER (2 * said_by_busier < total) AS half_holders
FROM (SELECT *,
             row_number() OVER (PARTITION BY "group" ORDER BY messages, sender) AS rising,
             sum(messages) OVER (PARTITION BY "group" ORDER BY messages DESC, sender DESC) - messages AS said_by_busier,
             sum(messages) OVER (PARTITION BY "group") AS total
      FROM talk)
GROUP BY "group";

CREATE OR REPLACE TEMP VIEW everything AS
SELECT "group", count(*) AS messages, max(at_ms) AS last_known,
       count(*) FILTER (sender IN (SELECT sender FROM own)) AS own_messages
FROM said GROUP BY "group";

CREATE OR REPLACE TEMP VIEW totals AS
SELECT "group", min(at_ms) AS first_at, max(at_ms) AS last_at,
       min(age_ms) // 86400000 AS silence_days,
       count(DISTINCT sender) FILTER (age_ms < 1 * 86400000) AS dau,
       count(DISTINCT sender) FILTER (age_ms < 7 * 86400000) AS wau,
       count(DISTINCT sender) FILTER (age_ms < 30::BIGINT * 86400000) AS mau
FROM spoken GROUP BY "group";

-- Speakers in each of the last twelve periods of seven times 24 hours, 0 the latest.
CREATE OR REPLACE TEMP VIEW weekly_speakers AS
SELECT "group", age_ms // (7 * 86400000) AS week, count(DISTINCT sender) AS speakers
FROM spoken WHERE age_ms < 12::BIGINT * 7 * 86400000 GROUP BY ALL;

-- Speakers in the seven times 24 hours up to and with the last message.
CREATE OR REPLACE TEMP VIEW at_end AS
SELECT "group", count(DISTINCT sender) AS speakers_at_end
FROM spoken JOIN totals USING ("group") WHERE at_ms > last_at - 7 * 86400000 GROUP BY "group";

CREATE OR REPLACE TEMP VIEW figures AS
SELECT everyone."group", coalesce(messages, 0) AS messages, coalesce(own_messages, 0) AS own_messages, last_known, coalesce(members, 0) AS members,
       coalesce(wau, 0) AS speakers_7d, coalesce(mau, 0) AS speakers_30d,
       coalesce(dau, 0) AS dau, coalesce(wau, 0) AS wau, coalesce(mau, 0) AS mau,
       gini, half_holders, first_at, last_at, silence_days, coalesce(speakers_at_end, 0) AS speakers_at_end,
       coalesce(joins, 0) AS joins, coalesce(leaves, 0) AS leaves
FROM (SELECT DISTINCT "group" FROM line) AS everyone
LEFT JOIN everything USING ("group")
LEFT JOIN totals USING ("group")
LEFT JOIN at_end USING ("group")
LEFT JOIN inequality USING ("group")
LEFT JOIN (SELECT "group", count(*) AS members FROM membership GROUP BY "group") USING ("group")
LEFT JOIN (SELECT "group", count(*) FILTER (kind = 'join') AS joins, count(*) FILTER (kind = 'leave') AS leaves
           FROM known GROUP BY "group") USING ("group");

CREATE OR REPLACE TEMP VIEW formerly_active AS
SELECT "group", sender AS name, last_at, messages FROM talk
WHERE messages >= 10 AND silence_ms >= 14 * 86400000 ORDER BY ALL;

CREATE OR REPLACE TEMP VIEW by_day AS
SELECT "group", strftime(local, '%Y-%m-%d') AS day, count(*) AS messages,
       count(DISTINCT sender) FILTER (sender NOT IN (SELECT sender FROM own)) AS speakers
FROM said GROUP BY ALL ORDER BY ALL;

CREATE OR REPLACE TEMP VIEW by_week AS
SELECT "group", strftime(date_trunc('week', local), '%Y-%m-%d') AS week, count(*) AS messages,
       count(DISTINCT sender) FILTER (sender NOT IN (SELECT sender FROM own)) AS speakers
FROM said GROUP BY ALL ORDER BY ALL;

CREATE OR REPLACE TEMP VIEW by_hour AS
SELECT "group", isodow(local) AS weekday, hour(local) AS hour, count(*) AS messages FROM said GROUP BY ALL;
