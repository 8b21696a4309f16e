"""Machines that try to break it: kills, power cuts, failing disks, bad lines, hostile calls."""
