"""What the server does, over stores in memory: every decision and every branch."""
