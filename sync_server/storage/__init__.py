"""The server's database, and the only room that knows it: SQLite today, one file, one writer."""
