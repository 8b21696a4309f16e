"""Taking the history along as a file."""
