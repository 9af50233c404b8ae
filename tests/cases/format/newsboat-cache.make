# The cache of newsboat: an entry, and one that was deleted.
needs sqlite3
sqlite3 cache.db <<'SQL'
CREATE TABLE rss_feed (rssurl VARCHAR(1024) PRIMARY KEY NOT NULL, url VARCHAR(1024) NOT NULL,
 title VARCHAR(1024) NOT NULL);
CREATE TABLE rss_item (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, guid VARCHAR(64) NOT NULL,
 title VARCHAR(1024) NOT NULL, author VARCHAR(1024) NOT NULL, url VARCHAR(1024) NOT NULL,
 feedurl VARCHAR(1024) NOT NULL, pubDate INTEGER NOT NULL, content VARCHAR(65535) NOT NULL,
 unread INTEGER(1) NOT NULL, deleted INTEGER(1));
INSERT INTO rss_feed VALUES ('https://lake.example/f', 'https://lake.example', 'Lake Herald');
INSERT INTO rss_item VALUES (1, 'g1', 'Nine states count fish', 'Anna Lind',
 'https://lake.example/1', 'https://lake.example/f', 1469262000,
 '<p>Angela Merkel met the ministers of nine states in Geneva on Saturday.</p><p>The United Nations
 will count with them, Merkel said.</p>', 1, 0),
 (2, 'g2', 'Gone', '', '', 'https://lake.example/f', 1469262000, 'Deleted', 0, 1);
SQL
echo cache.db
