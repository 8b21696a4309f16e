"""What every local store promises, asked of the fake in memory and of SQLite alike."""
