"""The server's tests: services over fakes, endpoints over real HTTP on this machine."""
