"""The server's database: its schema through time, its threads, and what fails in it."""
