"""Bad lines between terminals and the server, and what must never come over one."""
