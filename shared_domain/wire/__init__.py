"""Every byte that crosses the network is described in this folder."""
