"""One suite a port, run over its fake and its real adapter."""
