"""What the terminal keeps: SQLite and the journal file, known nowhere else."""
